import { createHash } from 'node:crypto';
import { readOptions } from '../../../terminal/programs/options.ts';
import type { Program } from '../../../terminal/program.ts';
import type { Pod } from '../../kubernetes/objects/pod.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import type { NodeInside } from '../shell/nodeInside.ts';

const shownId = 13;

/** `crictl ps [-a] [-q] [--name name]` and `crictl pods [-q] [--name name]`, from what the kubelet runs. */
export function crictl(machine: HostMachine): Program {
  return {
    name: 'crictl',
    path: '/usr/bin/crictl',
    async run({ args, account, stdout, stderr }) {
      const options = readOptions(args, 'aq', { long: ['all', 'quiet', 'name:', 'namespace:', 'no-trunc'] });
      const { node } = machine.place;
      const now = machine.clock.now();
      const [verb = ''] = options.operands;
      const rows = { ps: containerRows, pods: podRows }[verb];
      if (rows === undefined) {
        await stderr.write(`crictl: only 'ps' and 'pods' work on this machine\n`);
        return 1;
      }
      if (account.uid !== 0 || node === undefined) {
        const why = node === undefined ? 'no such file or directory' : 'permission denied';
        await stderr.write(
          `FATA[0000] validate service connection: CRI v1 runtime API is not implemented for endpoint "unix:///run/containerd/containerd.sock": rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing dial unix /run/containerd/containerd.sock: connect: ${why}"\n`,
        );
        return 1;
      }
      const wanted = {
        all: options.has('a', 'all'),
        name: options.value('name'),
        namespace: options.value('namespace'),
      };
      const [heads, ...found] = rows(node, now, wanted);
      if (heads === undefined) return 1;
      if (options.has('q', 'quiet')) await stdout.write(found.map(([id]) => `${id}\n`).join(''));
      else
        await stdout.write(
          columns([heads, ...found.map((row) => row.map((cell, at) => shortened(cell, heads[at] ?? '')))]),
        );
      return 0;
    },
  };
}

interface Wanted {
  readonly all: boolean;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
}

type Rows = readonly (readonly string[])[];

function containerRows(node: NodeInside, now: number, { all, name, namespace }: Wanted): Rows {
  const rows = selected(node, namespace).flatMap((pod) =>
    (pod.status.containerStatuses ?? []).flatMap((status) => {
      const { running, terminated } = status.state;
      const startedAt = running?.startedAt ?? terminated?.startedAt;
      if (status.containerID === undefined || startedAt === undefined) return [];
      if ((running === undefined && !all) || !status.name.includes(name ?? '')) return [];
      const image = status.imageID?.replace(/^.*sha256:/, '') ?? '';
      const id = status.containerID.replace('containerd://', '');
      const state = running === undefined ? 'Exited' : 'Running';
      const cells = [id, image, `${ago(now - Date.parse(startedAt))} ago`, state, status.name];
      return [[...cells, String(status.restartCount), sandboxOf(node, pod), pod.metadata.name]];
    }),
  );
  return [['CONTAINER', 'IMAGE', 'CREATED', 'STATE', 'NAME', 'ATTEMPT', 'POD ID', 'POD'], ...rows];
}

function podRows(node: NodeInside, now: number, { name, namespace }: Wanted): Rows {
  const rows = selected(node, namespace)
    .filter(({ metadata, status }) => metadata.name.includes(name ?? '') && status.podIP !== undefined)
    .map((pod) => {
      const created = `${ago(now - Date.parse(pod.status.startTime ?? ''))} ago`;
      const { phase } = pod.status;
      const state = phase === 'Succeeded' || phase === 'Failed' ? 'NotReady' : 'Ready';
      return [sandboxOf(node, pod), created, state, pod.metadata.name, pod.metadata.namespace ?? '', '0', '(default)'];
    });
  return [['POD ID', 'CREATED', 'STATE', 'NAME', 'NAMESPACE', 'ATTEMPT', 'RUNTIME'], ...rows];
}

function selected({ pods }: NodeInside, namespace: string | undefined): readonly Pod[] {
  return pods
    .filter(({ metadata }) => namespace === undefined || metadata.namespace === namespace)
    .toSorted((a, b) => Date.parse(b.status.startTime ?? '') - Date.parse(a.status.startTime ?? ''));
}

/** The daemon knows those with an address of their own. */
function sandboxOf({ daemon }: NodeInside, { metadata, status }: Pod): string {
  const known = daemon?.ipamd?.pool.allocations.get(status.podIP ?? '');
  return known?.sandbox ?? createHash('sha256').update(`${metadata.uid}/sandbox`).digest('hex');
}

function shortened(cell: string, head: string): string {
  return head === 'CONTAINER' || head === 'IMAGE' || head === 'POD ID' ? cell.slice(0, shownId) : cell;
}

/** As Go's tabwriter lines them up there: cells of at least 20, three spaces between. */
function columns(rows: Rows): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(20, ...rows.map((row) => (row[at]?.length ?? 0) + 3)));
  return rows
    .map((row) => `${row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join('')}\n`)
    .join('');
}

/** As Docker's units spell a time. */
function ago(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 1) return 'Less than a second';
  if (seconds === 1) return '1 second';
  if (seconds < 60) return `${seconds} seconds`;
  const minutes = Math.floor(seconds / 60);
  if (minutes === 1) return 'About a minute';
  if (minutes < 60) return `${minutes} minutes`;
  const hours = Math.round(ms / 3_600_000);
  if (hours === 1) return 'About an hour';
  if (hours < 48) return `${hours} hours`;
  return hours < 24 * 14 ? `${Math.floor(hours / 24)} days` : `${Math.floor(hours / 24 / 7)} weeks`;
}
