import type { KubeApi } from '../kubeApi.ts';
import { apiVersion, type Kind } from '../kind.ts';
import type { FieldSet, KubeObject, ManagedFieldsEntry } from '../objects/meta.ts';
import { modelOf } from '../schema/model.ts';
import { stamp } from '../stamps.ts';
import { resourceName, StatusError, type StatusCause } from '../statusError.ts';
import { createObject } from '../writes/create.ts';
import { updateObject, updatePart } from '../writes/update.ts';
import type { WriteOptions } from '../writes/writeOptions.ts';
import { compareObjects } from './compare.ts';
import { difference, intersection, isEmptySet, pathsOf, setOfObject, union } from './fieldSet.ts';
import { entryOf, ownable, sameManager, withEntries, type FieldManager } from './managedFields.ts';
import { mergeApplied, withoutFields } from './mergeApplied.ts';

type Json = Readonly<Record<string, unknown>>;

export interface ApplyOptions extends WriteOptions {
  readonly manager: FieldManager;
  /** Take over what others own. */
  readonly force: boolean;
}

/**
 * Server-side apply: the object gets what `config` says, loses what this manager applied earlier and now leaves out,
 * and keeps everything else. 409 Conflict if another manager owns a field that would change.
 */
export function applyObject(
  api: KubeApi,
  kind: Kind,
  config: KubeObject,
  options: ApplyOptions,
): { readonly object: KubeObject; readonly created: boolean } {
  const { manager, force, ...write } = options;
  const model = modelOf(kind.model);
  const wanted = ownable(kind, config, manager.subresource);
  const set = setOfObject(model, wanted, false);
  const { namespace = '', name } = config.metadata;
  const live = api.store.get(kind, namespace, name);
  const time = stamp(api.now());
  if (live === undefined) {
    const first = withEntries(config, [entryOf(manager, set, time)]);
    return { object: createObject(api, kind, first, write), created: true };
  }
  const entries = live.metadata.managedFields ?? [];
  const own = entries.find((entry) => sameManager(entry, manager));
  const others = entries.filter((entry) => entry !== own);
  const before = ownable(kind, live, manager.subresource);
  const merged = mergeApplied(model, before, wanted);
  const { changed } = compareObjects(model, before, merged);
  const taken = force ? takenOver(others, changed) : refuseConflicts(kind, name, others, changed);
  const shared = taken.reduce<FieldSet>((all, entry) => union(all, entry.fieldsV1), set);
  const dropped = own === undefined ? {} : difference(own.fieldsV1, shared);
  const next = withoutFields(model, merged, dropped);
  const same = own !== undefined && isEmptySet(changed) && isEmptySet(dropped);
  const entry = entryOf(manager, set, same ? own.time : time);
  const object = withEntries(joined(live, config, next), [...taken, entry]);
  const stored =
    manager.subresource === undefined
      ? updateObject(api, kind, object, write)
      : updatePart(api, kind, manager.subresource, object, write);
  return { object: stored, created: false };
}

/** Fields that others own and that applying this would change: with them it is a conflict. */
export function contestedFields(api: KubeApi, kind: Kind, config: KubeObject, manager: FieldManager): FieldSet {
  const { namespace = '', name } = config.metadata;
  const live = api.store.get(kind, namespace, name);
  if (live === undefined) return {};
  const model = modelOf(kind.model);
  const before = ownable(kind, live, manager.subresource);
  const merged = mergeApplied(model, before, ownable(kind, config, manager.subresource));
  const { changed } = compareObjects(model, before, merged);
  return (live.metadata.managedFields ?? [])
    .filter((entry) => !sameManager(entry, manager))
    .reduce<FieldSet>((all, { fieldsV1 }) => union(all, intersection(fieldsV1, changed)), {});
}

/** What is to be applied, without these fields. */
export function withoutContested(kind: Kind, config: KubeObject, contested: FieldSet): KubeObject {
  const { metadata: own, ...part } = withoutFields(modelOf(kind.model), ownable(kind, config, undefined), contested);
  const { name, namespace } = config.metadata;
  const metadata = { ...(own as object | undefined), name, ...(namespace === undefined ? {} : { namespace }) };
  return { ...part, apiVersion: apiVersion(kind), kind: kind.kind, metadata };
}

/** The live object with its ownable part replaced. A resourceVersion that was sent has to be the current one. */
function joined(live: KubeObject, config: KubeObject, part: Json): KubeObject {
  const { metadata: own = {}, ...rest } = part as { metadata?: Json };
  const { labels: _l, annotations: _a, ownerReferences: _o, finalizers: _f, ...kept } = live.metadata;
  const { resourceVersion } = config.metadata;
  const asked = resourceVersion === undefined ? {} : { resourceVersion };
  return {
    ...(live as KubeObject & { status?: unknown }),
    ...rest,
    metadata: { ...kept, ...own, ...asked },
  };
}

function takenOver(entries: readonly ManagedFieldsEntry[], changed: FieldSet): readonly ManagedFieldsEntry[] {
  return entries
    .map((entry) => ({ ...entry, fieldsV1: difference(entry.fieldsV1, changed) }))
    .filter((entry) => !isEmptySet(entry.fieldsV1));
}

function refuseConflicts(
  kind: Kind,
  name: string,
  entries: readonly ManagedFieldsEntry[],
  changed: FieldSet,
): readonly ManagedFieldsEntry[] {
  const found = entries
    .map((entry) => ({ by: managerText(entry), paths: pathsOf(intersection(entry.fieldsV1, changed)) }))
    .filter(({ paths }) => paths.length > 0);
  if (found.length === 0) return entries;
  const causes = found.flatMap(({ by, paths }) =>
    paths.map((field): StatusCause => ({ reason: 'FieldManagerConflict', message: `conflict with ${by}`, field })),
  );
  const count = causes.length === 1 ? '1 conflict' : `${causes.length} conflicts`;
  const texts = found.map(({ by, paths }) =>
    paths.length === 1 && found.length === 1
      ? `conflict with ${by}: ${paths[0]}`
      : `conflicts with ${by}:\n${paths.map((path) => `- ${path}`).join('\n')}`,
  );
  throw new StatusError(409, 'Conflict', `Apply failed with ${count}: ${texts.join('\n')}`, {
    name,
    ...(kind.group === '' ? {} : { group: kind.group }),
    kind: resourceName(kind).split('.')[0],
    causes,
  });
}

function managerText({ manager, subresource, operation, apiVersion }: ManagedFieldsEntry): string {
  const named = JSON.stringify(manager) + (subresource === undefined ? '' : ` with subresource "${subresource}"`);
  return operation === 'Update' ? `${named} using ${apiVersion}` : named;
}
