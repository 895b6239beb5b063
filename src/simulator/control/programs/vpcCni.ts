import { parseImage } from '../images/imageReference.ts';
import { logrus } from './stamps.ts';
import { endingWith, untilStopped, type Program, type Surroundings } from './program.ts';

/** Up to 1.12 a shell script started ipamd; since 1.13 a small program does, and words it a little differently. */
function isScript({ container }: Surroundings): boolean {
  return Number(/^v1\.(\d+)/.exec(parseImage(container.image).tag)?.[1] ?? 99) < 13;
}

function said(around: Surroundings, message: string): string {
  if (!isScript(around)) return logrus(around.now(), message);
  const ts = new Date(around.now()).toISOString();
  return JSON.stringify({ level: 'info', ts, caller: 'entrypoint.sh', msg: message });
}

/** The entry point of aws-node: puts the CNI plugin and its configuration onto the node. ipamd itself logs to a file there. */
export const awsNode: Program = {
  ports: [50_051, 61_678, 61_679],
  usage: { cpu: 4, memory: 62_000_000 },
  *run(around) {
    const script = isScript(around);
    if (script) {
      yield { write: said(around, 'Validating env variables ...') };
      yield { write: said(around, 'Install CNI binaries..') };
    } else {
      for (const name of ['aws-cni', 'egress-cni']) yield { write: `Installed /host/opt/cni/bin/${name}` };
    }
    yield { write: said(around, script ? 'Starting IPAM daemon in the background ... ' : 'Starting IPAM daemon... ') };
    yield {
      write: said(around, script ? 'Checking for IPAM connectivity ... ' : 'Checking for IPAM connectivity... '),
    };
    yield { pause: 900 };
    yield { write: said(around, script ? 'Copying config file ... ' : 'Copying config file... ') };
    yield { write: said(around, 'Successfully copied CNI plugin binary and config file.') };
    if (script) yield { write: said(around, 'Foregrounding IPAM daemon ...') };
    yield untilStopped;
    return 0;
  },
  stop: () => endingWith(0),
};

/** The init container, which readies the node's kernel and copies the standard plugins. */
export const awsNodeInit: Program = {
  usage: { cpu: 0, memory: 0 },
  *run(around) {
    yield { write: said(around, 'Copying CNI plugin binaries ...') };
    yield { pause: 600 };
    yield { write: said(around, 'Copied all CNI plugin binaries to /host/opt/cni/bin') };
    const link = around.node.kernel.includes('amzn2.') ? 'eth0' : 'ens5';
    yield { write: said(around, `Found primaryIF ${link}`) };
    for (const [name, value] of [
      [`ipv4/conf/${link}/rp_filter`, '2'],
      ['ipv4/tcp_early_demux', '1'],
    ] as const)
      yield { write: said(around, `Updated net/${name} to ${value}\\n`) };
    yield { pause: 400 };
    yield { write: said(around, 'CNI init container done') };
    return 0;
  },
};

/** The network policy agent beside ipamd; it logs to a file on the node, too. */
export const networkPolicyAgent: Program = {
  ports: [8162, 8163],
  usage: { cpu: 1, memory: 32_000_000 },
  *run(around) {
    const ts = new Date(around.now()).toISOString();
    yield { write: JSON.stringify({ level: 'info', ts, caller: 'runtime/proc.go:283', msg: 'Starting manager' }) };
    yield untilStopped;
    return 0;
  },
  stop: () => endingWith(0),
};
