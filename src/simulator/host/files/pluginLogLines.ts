import type { PluginCall } from '../../cni/pluginCalls.ts';
import { vethName } from '../network/vethName.ts';
import type { CniSettings } from '../network/node/cniSettings.ts';
import { netnsName } from '../network/node/nodeLinks.ts';
import { zapLine } from './growingLog.ts';

/** Since this minor version the plugin tells the number of the route table, before that the device number. */
const tableSince = 14;

/** What the CNI plugin writes to `plugin.log` for one call. */
export function pluginLogLines(call: PluginCall, settings: CniSettings, vpcCidr: string): readonly string[] {
  const line = (level: string, caller: string, message: string) => zapLine(level, call.at, caller, message);
  return call.command === 'ADD' ? addLines(call, settings, vpcCidr, line) : deleteLines(call, settings, line);
}

type Line = (level: string, caller: string, message: string) => string;

function addLines(call: PluginCall, settings: CniSettings, vpcCidr: string, line: Line): readonly string[] {
  const { sandbox, address, refusal } = call;
  const received = line('info', 'routed-eni-cni-plugin/cni.go:125', request('add', call, settings));
  const previous = line('debug', 'routed-eni-cni-plugin/cni.go:125', 'Prev Result: <nil>\n');
  if (address === undefined)
    return [
      received,
      previous,
      line('error', 'routed-eni-cni-plugin/cni.go:125', `Failed to assign an IP address to container ${sandbox}`),
      ...(refusal === undefined ? [] : [line('error', 'routed-eni-cni-plugin/cni.go:125', refusal)]),
    ];
  return [
    received,
    previous,
    line('info', 'routed-eni-cni-plugin/cni.go:125', response('add', call, vpcCidr)),
    line('debug', 'routed-eni-cni-plugin/cni.go:203', setup(call, address, settings)),
    ...routes('setup', call, address, settings, line),
  ];
}

function deleteLines(call: PluginCall, settings: CniSettings, line: Line): readonly string[] {
  const { address = '' } = call;
  return [
    line('info', 'routed-eni-cni-plugin/cni.go:297', request('del', call, settings)),
    line('info', 'routed-eni-cni-plugin/cni.go:297', response('del', call, '')),
    line(
      'debug',
      'routed-eni-cni-plugin/cni.go:373',
      `TeardownPodNetwork: containerAddr=${address}/32, ${place(call, settings)}`,
    ),
    ...routes('delete', call, address, settings, line),
  ];
}

function request(kind: 'add' | 'del', call: PluginCall, settings: CniSettings): string {
  const { sandbox, namespace, pod } = call;
  const netns = `/var/run/netns/${netnsName(sandbox)}`;
  const args = `K8S_POD_INFRA_CONTAINER_ID=${sandbox};IgnoreUnknown=1;K8S_POD_NAMESPACE=${namespace};K8S_POD_NAME=${pod}`;
  const conf = {
    cniVersion: '0.4.0',
    mtu: String(settings.mtu),
    name: 'aws-cni',
    pluginLogFile: '/var/log/aws-routed-eni/plugin.log',
    pluginLogLevel: 'DEBUG',
    podSGEnforcingMode: 'strict',
    type: 'aws-cni',
    vethPrefix: settings.vethPrefix,
  };
  return `Received CNI ${kind} request: ContainerID(${sandbox}) Netns(${netns}) IfName(eth0) Args(${args}) Path(/opt/cni/bin) argsStdinData(${JSON.stringify(conf)})`;
}

function response(
  kind: 'add' | 'del',
  { sandbox, namespace, pod, address = '', device }: PluginCall,
  vpcCidr: string,
): string {
  const fields = `Success:true IPv4Addr:"${address}"${device > 0 ? ` DeviceNumber:${device}` : ''}`;
  if (kind === 'del')
    return `Received del network response from ipamd for pod ${pod} namespace ${namespace} sandbox ${sandbox}: ${fields} `;
  return `Received add network response from ipamd for container ${sandbox} interface eth0: ${fields} VPCv4CIDRs:"${vpcCidr}" `;
}

function setup({ sandbox, namespace, pod, ...call }: PluginCall, address: string, settings: CniSettings): string {
  const host = vethName(settings.vethPrefix, namespace, pod);
  const netns = `/var/run/netns/${netnsName(sandbox)}`;
  const address4 = settings.minor < tableSince ? `v4Addr=${address}/32, v6Addr=<nil>` : `ipAddr=${address}/32`;
  return `SetupPodNetwork: hostVethName=${host}, contVethName=eth0, netnsPath=${netns}, ${address4}, ${place(call, settings)}, mtu=${settings.mtu}`;
}

function place({ device }: Pick<PluginCall, 'device'>, { minor }: CniSettings): string {
  return minor < tableSince ? `deviceNumber=${device}` : `routeTableNumber=${device === 0 ? 254 : device + 1}`;
}

function routes(
  what: 'setup' | 'delete',
  { namespace, pod, device }: PluginCall,
  address: string,
  { vethPrefix }: CniSettings,
  line: Line,
): readonly string[] {
  const done = what === 'setup' ? 'Successfully setup' : 'Successfully deleted';
  const container = `containerAddr=${address}/32`;
  const host = vethName(vethPrefix, namespace, pod);
  const from =
    device === 0
      ? []
      : [line('info', 'driver/driver.go:281', `${done} fromContainer rule, ${container}, rtTable=${device + 1}`)];
  const rule = line('info', 'driver/driver.go:281', `${done} toContainer rule, ${container}, rtTable=main`);
  const route =
    what === 'setup'
      ? line('info', 'driver/driver.go:281', `${done} container route, ${container}, hostVeth=${host}, rtTable=main`)
      : line('info', 'driver/driver.go:281', `${done} container route, ${container}, rtTable=main`);
  return what === 'setup' ? [route, rule, ...from] : [rule, ...from, route];
}
