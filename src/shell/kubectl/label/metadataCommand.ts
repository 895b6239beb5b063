import { isDeepStrictEqual } from 'node:util';
import type { CommandLine } from '../../commandLine.ts';
import { ToolError } from '../../tool.ts';
import { changeFlags, changeQuery } from '../change/changeFlags.ts';
import { changedPrinter } from '../change/changedPrinter.ts';
import { dryRunOf } from '../change/dryRun.ts';
import { eachTarget } from '../change/eachTarget.ts';
import { changed, divideWords, type KeyChanges } from '../change/keyChanges.ts';
import type { KubectlCommand } from '../command.ts';
import { resourcePath } from '../discovery/apiResource.ts';
import { createMergePatch } from '../patch/mergePatch.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { findTargets, objectOf, selectionFlags, type Target } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';

type Pairs = Readonly<Record<string, string>>;

/** What `label` and `annotate` do differently. */
interface MetadataKind {
  readonly what: 'label' | 'annotation';
  readonly field: 'labels' | 'annotations';
  parse(changes: readonly string[]): KeyChanges;
  /** Throws where a key has another value, which is not to be overwritten. */
  demandFree(existing: Pairs, changes: KeyChanges): void;
  /** What kubectl says has happened. */
  outcome(before: Pairs, after: Pairs, changes: KeyChanges, warn: (text: string) => void): string;
}

/** A command that changes the labels or annotations of objects. */
export function metadataCommand(kind: MetadataKind): KubectlCommand {
  return {
    takes: '(-f FILE | TYPE NAME) KEY=VALUE ... KEY- ...',
    flags: {
      ...selectionFlags,
      ...changeFlags,
      all: { kind: 'switch' },
      list: { kind: 'switch' },
      local: { kind: 'switch' },
      overwrite: { kind: 'switch' },
      'resource-version': { kind: 'text' },
    },
    run: async (line, session) => await changeMetadata(kind, line, session),
  };
}

async function changeMetadata(kind: MetadataKind, line: CommandLine<string>, session: KubectlSession): Promise<number> {
  const dryRun = dryRunOf(line, session);
  const { objects, changes: words } = divideWords(line.words, kind.what);
  if (objects.length === 0 && line.list('filename').length === 0)
    throw new ToolError('error: one or more resources must be specified as <resource> <name> or <resource>/<name>');
  if (line.has('all') && (line.text('selector') ?? '') !== '')
    throw new ToolError('error: cannot set --all and --selector at the same time');
  if (words.length === 0 && !line.has('list'))
    throw new ToolError(`error: at least one ${kind.what} update is required`);
  const changes = kind.parse(words);
  const targets = await findTargets(line, session, { words: objects, all: line.has('all') });
  const print = await changedPrinter(line, session, dryRun);
  return await eachTarget(targets, session, async (target) => {
    const object =
      target.source === undefined
        ? (target.object ?? (await objectOf(target, session)))
        : await objectOf(target, session);
    if (line.has('list')) return list(object, kind, targets.length > 1, target, session);
    const before = object.metadata?.[kind.field] ?? {};
    if (!line.has('overwrite')) kind.demandFree(before, changes);
    const after = changed(before, changes);
    const metadata = { ...object.metadata, [kind.field]: after };
    const version = line.text('resource-version');
    const wanted = {
      ...object,
      metadata: version === undefined ? metadata : { ...metadata, resourceVersion: version },
    };
    const patch = createMergePatch(object, wanted);
    const result =
      dryRun === 'client' || isDeepStrictEqual(patch, {})
        ? wanted
        : await send(target, patch, session, {
            dryRun: dryRun === 'server' ? 'All' : undefined,
            fieldManager: line.text('field-manager') ?? `kubectl-${kind.what === 'label' ? 'label' : 'annotate'}`,
          });
    print(
      target.resource,
      result,
      kind.outcome(before, after, changes, (text) => session.print(text)),
    );
  });
}

function list(
  { metadata }: KubernetesObject,
  { field, what }: MetadataKind,
  isOneOfSeveral: boolean,
  { resource, name }: Target,
  session: KubectlSession,
): void {
  const indent = isOneOfSeveral ? ' ' : '';
  if (isOneOfSeveral) session.print(`Listing ${what}s for ${resource.kind}.${resource.group}/${name}:\n`);
  const pairs = Object.entries(metadata?.[field] ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1));
  for (const [key, value] of pairs) session.print(`${indent}${key}=${value}\n`);
}

async function send(
  { resource, namespace, name }: Target,
  patch: object,
  session: KubectlSession,
  query: Readonly<Record<string, string | undefined>>,
): Promise<KubernetesObject> {
  const api = await session.api();
  const path = `${resourcePath(resource, { namespace, name })}${changeQuery(query)}`;
  return (await api.request('PATCH', path, patch, { contentType: 'application/merge-patch+json' })) as KubernetesObject;
}
