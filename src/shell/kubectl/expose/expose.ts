import type { CommandLine } from '../../commandLine.ts';
import { ToolError } from '../../tool.ts';
import { changedPrinter } from '../change/changedPrinter.ts';
import { changeFlags } from '../change/changeFlags.ts';
import { dryRunOf } from '../change/dryRun.ts';
import { eachTarget, nothingNamed } from '../change/eachTarget.ts';
import { createObject, writeFlags, writeOptionsOf } from '../change/writeObject.ts';
import type { KubectlCommand } from '../command.ts';
import { newMetadata } from '../create/generator.ts';
import type { JsonObject } from '../patch/jsonObject.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { findTargets, objectOf, selectionFlags } from '../resources/visit.ts';
import { exposedPorts } from './exposedPorts.ts';
import { parsePairs } from './pairs.ts';

const exposable = new Set(['Service', 'ReplicationController', 'Deployment', 'ReplicaSet', 'Pod']);

/** `kubectl expose TYPE NAME [--port=PORT] [--target-port=PORT] [--type=TYPE]`: makes a service for an object's pods. */
export const expose: KubectlCommand = {
  takes:
    '(-f FILENAME | TYPE NAME) [--port=port] [--protocol=TCP|UDP|SCTP] [--target-port=number-or-name] [--name=name]',
  flags: {
    filename: selectionFlags.filename,
    recursive: selectionFlags.recursive,
    ...changeFlags,
    ...writeFlags,
    'cluster-ip': { kind: 'text' },
    'external-ip': { kind: 'text' },
    labels: { kind: 'text', short: 'l' },
    'load-balancer-ip': { kind: 'text' },
    name: { kind: 'text' },
    port: { kind: 'text' },
    protocol: { kind: 'text' },
    selector: { kind: 'text' },
    'session-affinity': { kind: 'text' },
    'target-port': { kind: 'text' },
    type: { kind: 'text' },
  },
  async run(line, session) {
    if (line.words.length === 0 && line.list('filename').length === 0) throw new ToolError(nothingNamed);
    const dryRun = dryRunOf(line, session);
    const options = writeOptionsOf(line, dryRun, 'kubectl-expose');
    const print = await changedPrinter(line, session, dryRun);
    const services = (await session.resources()).require('services');
    const targets = await findTargets(
      { ...line, text: (name) => (name === 'selector' ? undefined : line.text(name)) },
      session,
    );
    return await eachTarget(targets, session, async (target) => {
      const object = await objectOf(target, session);
      if (!exposable.has(target.resource.kind))
        throw new ToolError(
          `error: cannot expose a ${[target.resource.kind, target.resource.group].filter((part) => part !== '').join('.')}`,
        );
      const service = serviceFor(object, line);
      const made =
        dryRun === 'client' ? service : await createObject(services, target.namespace, service, options, session);
      print(services, made, 'exposed');
    });
  },
};

function serviceFor(object: KubernetesObject, line: CommandLine<string>): KubernetesObject {
  const labels = line.text('labels') === undefined ? object.metadata?.labels : parsePairs(line.text('labels') ?? '');
  const extra: JsonObject = {
    clusterIP: line.text('cluster-ip'),
    externalIPs: line.text('external-ip') === undefined ? undefined : [line.text('external-ip')],
    loadBalancerIP: line.text('load-balancer-ip'),
    sessionAffinity: line.text('session-affinity'),
    type: line.text('type'),
  };
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: newMetadata(line.text('name') ?? object.metadata?.name ?? '', labels === undefined ? {} : { labels }),
    spec: { ports: portsOf(object, line), selector: selectorOf(object, line), ...extra },
    status: { loadBalancer: {} },
  };
}

function selectorOf({ kind, metadata, spec }: KubernetesObject, line: CommandLine<string>): JsonObject {
  const given = line.text('selector');
  if (given !== undefined) return parsePairs(given);
  const { selector } = (spec ?? {}) as { readonly selector?: JsonObject };
  if (kind === 'Pod') {
    if (metadata?.labels !== undefined) return metadata.labels;
    throw new ToolError(
      "error: couldn't retrieve selectors via --selector flag or introspection: the pod has no labels and cannot be exposed",
    );
  }
  const labels = kind === 'Service' || kind === 'ReplicationController' ? selector : selector?.['matchLabels'];
  return (labels ?? {}) as JsonObject;
}

function portsOf(object: KubernetesObject, line: CommandLine<string>): readonly JsonObject[] {
  const known = exposedPorts(object);
  const given = (line.text('port') ?? '').split(',').filter((port) => port !== '');
  const ports = given.length > 0 ? given.map(portNumber) : known.map(({ port }) => port);
  if (ports.length === 0) throw new ToolError("error: couldn't find port via --port flag or introspection");
  const target = line.text('target-port');
  return ports.map((port, at) => ({
    ...(ports.length > 1 ? { name: `port-${at + 1}` } : {}),
    port,
    protocol: line.text('protocol') ?? known.find((each) => each.port === port)?.protocol ?? 'TCP',
    targetPort: target === undefined ? port : /^\d+$/.test(target) ? Number(target) : target,
  }));
}

function portNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new ToolError(`error: strconv.Atoi: parsing "${text}": invalid syntax`);
}
