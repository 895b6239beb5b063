import { parse } from 'yaml';
import type { CommandLine } from '../../commandLine.ts';
import { ToolError } from '../../tool.ts';
import { changedPrinter } from '../change/changedPrinter.ts';
import { changeFlags } from '../change/changeFlags.ts';
import { dryRunOf } from '../change/dryRun.ts';
import { createObject, writeFlags, writeOptionsOf } from '../change/writeObject.ts';
import { UsageError, type KubectlCommand } from '../command.ts';
import { newMetadata } from '../create/generator.ts';
import { deleteTarget } from '../delete/delete.ts';
import { deleteFlags, deleteOptionsOf } from '../delete/deleteFlags.ts';
import { integerFlag, requireFlags } from '../flagValues.ts';
import { applyMergePatch } from '../patch/applyMergePatch.ts';
import { isJsonObject, type JsonObject } from '../patch/jsonObject.ts';
import type { Target } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';
import { attachToRun } from './attachToRun.ts';
import { runPod } from './runPod.ts';

/** `kubectl run NAME --image=IMAGE [-it --rm] [-- ARGS]`: makes a pod, and may join it. */
export const run: KubectlCommand = {
  takes:
    'NAME --image=image [--env="key=value"] [--port=port] [--dry-run=server|client] [--command] -- [COMMAND] [args...]',
  flags: {
    ...changeFlags,
    ...writeFlags,
    ...deleteFlags,
    annotations: { kind: 'list' },
    attach: { kind: 'switch' },
    command: { kind: 'switch' },
    env: { kind: 'list' },
    expose: { kind: 'switch' },
    image: { kind: 'text' },
    'image-pull-policy': { kind: 'text' },
    labels: { kind: 'text', short: 'l' },
    'leave-stdin-open': { kind: 'switch' },
    'override-type': { kind: 'text' },
    overrides: { kind: 'text' },
    'pod-running-timeout': { kind: 'text' },
    port: { kind: 'text' },
    privileged: { kind: 'switch' },
    quiet: { kind: 'switch', short: 'q' },
    restart: { kind: 'text' },
    rm: { kind: 'switch' },
    stdin: { kind: 'switch', short: 'i' },
    tty: { kind: 'switch', short: 't' },
  },
  async run(line, session) {
    requireFlags(line, ['image']);
    const [name, ...args] = line.words;
    if (name === undefined) throw new UsageError('NAME is required for run');
    const dryRun = dryRunOf(line, session);
    const attaches = line.text('attach') === undefined ? line.has('stdin') || line.has('tty') : line.has('attach');
    if (line.has('tty') && !line.has('stdin'))
      throw new UsageError('-i/--stdin is required for containers with -t/--tty=true');
    if (attaches && dryRun !== 'none')
      throw new UsageError(
        "--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)",
      );
    if (line.has('rm') && !attaches) throw new UsageError('--rm should only be used for attached containers');
    const options = writeOptionsOf(line, dryRun, 'kubectl-run');
    const print = await changedPrinter(line, session, dryRun);
    const namespace = await session.namespace();
    const send = async (object: JsonObject, kind: string) => {
      const resource = (await session.resources()).require(kind);
      const placed = session.namespaceGiven ? applyMergePatch(object, { metadata: { namespace } }) : object;
      const made = dryRun === 'client' ? placed : await createObject(resource, namespace, placed, options, session);
      return { resource, made };
    };
    if (line.has('expose')) {
      const { resource, made } = await send(serviceOf(name, line), 'services');
      print(resource, made, 'created');
    }
    const { resource, made } = await send(overridden(runPod(name, args, line), line), 'pods');
    if (!attaches) {
      print(resource, made, 'created');
      return 0;
    }
    const target = { resource, namespace, name };
    try {
      return await attachToRun(target, attachOptions(line, session), session);
    } finally {
      if (line.has('rm')) await remove(target, line, session);
    }
  },
};

function attachOptions(line: CommandLine<string>, session: KubectlSession) {
  const wantsTerminal = line.has('stdin') && line.has('tty');
  if (wantsTerminal && session.keys === undefined && !line.has('quiet'))
    session.printError('Unable to use a TTY - input is not a terminal or the right kind of file\n');
  return {
    takesInput: line.has('stdin'),
    hasTerminal: line.has('tty'),
    isQuiet: line.has('quiet'),
    waitsForEnd: !line.has('leave-stdin-open') && (line.text('restart') ?? 'Always') !== 'Always',
  };
}

async function remove(target: Target, line: CommandLine<string>, session: KubectlSession): Promise<void> {
  // Its own work is over: an interrupt of the program is no reason to leave the pod behind.
  await deleteTarget(target, deleteOptionsOf(line, false), 'none', session);
  session.print(`pod "${target.name}" deleted\n`);
}

function overridden(pod: JsonObject, line: CommandLine<string>): JsonObject {
  const text = line.text('overrides');
  if (text === undefined) return pod;
  const patch: unknown = parse(text);
  if (!isJsonObject(patch)) throw new ToolError('error: invalid overrides: it is no object');
  return applyMergePatch(pod, patch);
}

function serviceOf(name: string, line: CommandLine<string>): JsonObject {
  const port = integerFlag(line, 'port');
  if (port === undefined) throw new UsageError('--port must be set when exposing a service');
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: newMetadata(name),
    spec: { ports: [{ port, protocol: 'TCP', targetPort: port }], selector: { run: name } },
    status: { loadBalancer: {} },
  };
}
