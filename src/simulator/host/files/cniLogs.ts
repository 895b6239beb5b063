import type { PluginCall } from '../../cni/pluginCalls.ts';
import type { LogRecord } from '../../cni/daemonLog.ts';
import { cniSettings, type CniSettings } from '../network/node/cniSettings.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import type { NodeInside } from '../shell/nodeInside.ts';
import { GrowingLog, zapLine } from './growingLog.ts';
import { pluginLogLines } from './pluginLogLines.ts';

const folder = '/var/log/aws-routed-eni';
/** Since this minor version another plugin is chained for IPv6, before it there was one for IPv4. */
const ipv6EgressSince = 15;
/** Since then the network policy agent runs beside the daemon. */
const agentSince = 14;

/** The logs of the VPC CNI on a node, which grow as its daemon and its plugin do their work. */
export class CniLogs {
  readonly #machine: HostMachine;
  readonly #node: NodeInside;
  readonly #ipamd: GrowingLog;
  readonly #plugin: GrowingLog;
  readonly #oldEgress: GrowingLog;
  readonly #egress: GrowingLog;
  #followed: object | undefined;

  constructor(machine: HostMachine, node: NodeInside) {
    const { files } = machine;
    this.#machine = machine;
    this.#node = node;
    this.#ipamd = new GrowingLog(files, `${folder}/ipamd.log`, () => this.follow());
    this.#plugin = new GrowingLog(files, `${folder}/plugin.log`);
    this.#oldEgress = new GrowingLog(files, `${folder}/egress-v4-plugin.log`);
    this.#egress = new GrowingLog(files, `${folder}/egress-v6-plugin.log`);
    for (const name of ['network-policy-agent', 'ebpf-sdk'])
      files.live(`${folder}/${name}.log`, () => ((this.#settings?.minor ?? 0) < agentSince ? undefined : ''));
  }

  /** Takes up what has been logged so far and what will be, once the node has its daemon. */
  follow(): void {
    const ipamd = this.#node.daemon?.ipamd;
    if (ipamd === undefined || ipamd === this.#followed) return;
    this.#followed = ipamd;
    this.#ipamd.append(...ipamd.log.records.map(daemonLine));
    this.#called(ipamd.calls.all);
    ipamd.log.onDidAppend((record) => this.#ipamd.append(daemonLine(record)));
    ipamd.calls.onDidAppend((call) => this.#called([call]));
  }

  #called(calls: readonly PluginCall[]): void {
    const settings = this.#settings;
    const vpc = this.#machine.place.network.world.vpcs.get(this.#node.instance.vpcId);
    if (settings === undefined) return;
    this.#plugin.append(...calls.flatMap((call) => pluginLogLines(call, settings, vpc?.cidr ?? '')));
    const egress = settings.minor < ipv6EgressSince ? this.#oldEgress : this.#egress;
    egress.append(...calls.filter(({ address }) => address !== undefined).map(egressLine));
  }

  /** Of the aws-node pod that is here. */
  get #settings(): CniSettings | undefined {
    const daemon = this.#node.pods.find(({ metadata }) => metadata.labels?.['k8s-app'] === 'aws-node');
    return daemon === undefined ? undefined : cniSettings(daemon);
  }
}

function daemonLine({ level, at, caller, message }: LogRecord): string {
  return zapLine(level, at, caller, message);
}

/** The chained plugin for the other address family is called too, and has nothing to do. */
function egressLine({ at, command }: PluginCall): string {
  return zapLine('debug', at, 'egress-cni-plugin/cni.go:72', `Received an ${command} request; Plugin enabled=false`);
}
