import { ToolError } from '../../tool.ts';
import { integerFlag } from '../flagValues.ts';
import type { JsonObject } from '../patch/jsonObject.ts';
import { commaSeparated, newMetadata, type Generator, type Wanted } from './generator.ts';

const tcp = { kind: 'list' } as const;
const failure = (type: string): string => `failed to create ${type} service: `;

/** `kubectl create service clusterip NAME (--tcp=PORT:TARGET | --clusterip=None)`. */
export const clusterIp: Generator = {
  flags: { tcp, clusterip: { kind: 'text' } },
  failure: failure('ClusterIP'),
  build(wanted) {
    const address = wanted.line.text('clusterip') ?? '';
    if (address !== 'None') demandPorts(wanted);
    if (address === 'None' && wanted.line.list('tcp').length > 0)
      return service(wanted, { clusterIP: 'None', ports: portsOf(wanted), type: 'ClusterIP' });
    return service(wanted, {
      ...(address === '' ? {} : { clusterIP: address }),
      ...(address === 'None' ? {} : { ports: portsOf(wanted) }),
      type: 'ClusterIP',
    });
  },
};

/** `kubectl create service nodeport NAME --tcp=PORT:TARGET [--node-port=PORT]`. */
export const nodePort: Generator = {
  flags: { tcp, 'node-port': { kind: 'text' } },
  failure: failure('NodePort'),
  build(wanted) {
    demandPorts(wanted);
    const port = integerFlag(wanted.line, 'node-port') ?? 0;
    const ports = portsOf(wanted).map((each) => (port === 0 ? each : { ...each, nodePort: port }));
    return service(wanted, { ports, type: 'NodePort' });
  },
};

/** `kubectl create service loadbalancer NAME --tcp=PORT:TARGET`. */
export const loadBalancer: Generator = {
  flags: { tcp },
  failure: failure('LoadBalancer'),
  build(wanted) {
    demandPorts(wanted);
    return service(wanted, { ports: portsOf(wanted), type: 'LoadBalancer' });
  },
};

/** `kubectl create service externalname NAME --external-name=HOST`. */
export const externalName: Generator = {
  flags: { tcp, 'external-name': { kind: 'text' } },
  required: ['external-name'],
  failure: failure('ExternalName'),
  build(wanted) {
    const ports = portsOf(wanted);
    return service(wanted, {
      externalName: wanted.line.text('external-name'),
      ...(ports.length === 0 ? {} : { ports }),
      type: 'ExternalName',
    });
  },
};

function service({ name }: Wanted, spec: JsonObject): JsonObject {
  const labels = { app: name };
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: newMetadata(name, { labels }),
    spec: { ...spec, selector: labels },
    status: { loadBalancer: {} },
  };
}

function demandPorts({ line }: Wanted): void {
  if (line.list('tcp').length === 0) throw new ToolError('error: at least one tcp port specifier must be provided');
}

function portsOf({ line }: Wanted): readonly JsonObject[] {
  return commaSeparated(line, 'tcp').map((text) => {
    const [first = '', second = first] = text.split(':', 2);
    const name = text.replace(':', '-');
    return { name, port: portNumber(first), protocol: 'TCP', targetPort: targetPort(second) };
  });
}

function portNumber(text: string): number {
  const why = !/^\d+$/.test(text) ? 'invalid syntax' : Number(text) > 65_535 ? 'value out of range' : undefined;
  if (why !== undefined) throw new ToolError(`error: strconv.ParseUint: parsing "${text}": ${why}`);
  return Number(text);
}

/** A number, or the name of a container's port. */
function targetPort(text: string): number | string {
  if (/^\d+$/.test(text)) {
    if (Number(text) >= 1 && Number(text) <= 65_535) return Number(text);
    throw new ToolError('error: must be between 1 and 65535, inclusive');
  }
  const wrongs = [
    [/[^a-z0-9-]/i, 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)'],
    [/^.{16}/, 'must be no more than 15 characters'],
    [/^[^a-z]*$/i, 'must contain at least one letter (a-z)'],
    [/--/, 'must not contain consecutive hyphens'],
    [/^-|-$/, 'must not begin or end with a hyphen'],
  ] as const;
  const wrong = wrongs.find(([pattern]) => pattern.test(text));
  if (wrong !== undefined) throw new ToolError(`error: ${wrong[1]}`);
  return text;
}
