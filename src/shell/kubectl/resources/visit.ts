import type { CommandLine, Flag } from '../../commandLine.ts';
import { ToolError } from '../../tool.ts';
import { qualifiedName, resourcePath, type ApiResource } from '../discovery/apiResource.ts';
import type { KubectlSession } from '../session/session.ts';
import type { KubernetesObject } from './kubernetesObject.ts';
import { listObjects } from './listObjects.ts';
import { readManifests } from './manifests.ts';
import { readSelection, type ResourceRequest } from './selection.ts';

/** Flags of commands that work on objects which are there. */
export const selectionFlags = {
  'all-namespaces': { kind: 'switch', short: 'A' },
  'chunk-size': { kind: 'text' },
  'field-selector': { kind: 'text' },
  filename: { kind: 'list', short: 'f' },
  recursive: { kind: 'switch', short: 'R' },
  selector: { kind: 'text', short: 'l' },
} as const satisfies Readonly<Record<string, Flag>>;

export type SelectionFlag = keyof typeof selectionFlags;

/** An object that is asked for by its name, with the object itself where a manifest or a list has it. */
export interface Target {
  readonly resource: ApiResource;
  /** Undefined for kinds without namespaces. */
  readonly namespace: string | undefined;
  readonly name: string;
  /** As the list or the manifest has it; undefined if only the name is known so far. */
  readonly object?: KubernetesObject;
  /** The manifest it is from. */
  readonly source?: string;
}

/**
 * The objects that the words and flags of a command line are about, in order. Collections and selectors are listed, and
 * manifests read; objects asked for by name are not looked up: use `objectOf`. `all` makes a kind alone stand for all its
 * objects.
 */
export async function findTargets(
  line: CommandLine<SelectionFlag>,
  session: KubectlSession,
  { words = line.words, all = false } = {},
): Promise<readonly Target[]> {
  const files = line.list('filename');
  if (files.length > 0) {
    if (words.length > 0)
      throw new ToolError(
        'error: when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well',
      );
    return await manifestTargets(files, line.has('recursive'), session);
  }
  const allNamespaces = line.has('all-namespaces');
  const selector = line.text('selector');
  const fieldSelector = line.text('field-selector');
  const options = { selector, fieldSelector, allNamespaces, collections: all };
  const requests = await selectionOf(words, session, options);
  const namespace = allNamespaces ? undefined : await session.namespace();
  const found: Target[] = [];
  for (const { resource, name } of requests) {
    if (name !== undefined) {
      found.push({ resource, name, namespace: resource.namespaced ? namespace : undefined });
      continue;
    }
    const objects = await listObjects(await session.api(), resource, { namespace, selector, fieldSelector });
    for (const object of objects) found.push(targetOf(resource, object));
  }
  return found;
}

/** Reads the words of a command line, asking the server anew once when it did not have the kind. */
export async function selectionOf(
  words: readonly string[],
  session: KubectlSession,
  options: Parameters<typeof readSelection>[2] = {},
): Promise<readonly ResourceRequest[]> {
  const mapper = await session.resources();
  for (const type of words.slice(0, 1).flatMap((word) => word.split('/')[0]?.split(',') ?? []))
    for (const other of mapper.alsoShort(type))
      session.printError(
        `Warning: short name "${type}" could also match lower priority resource ${qualifiedName(other)}\n`,
      );
  try {
    return readSelection(words, mapper, options);
  } catch (error) {
    if (!(error instanceof ToolError) || !error.message.includes("doesn't have a resource type")) throw error;
    return readSelection(words, await session.resourcesAnew(), options);
  }
}

/** An object as a target. */
export function targetOf(resource: ApiResource, object: KubernetesObject, source?: string): Target {
  const { name = '', namespace } = object.metadata ?? {};
  return {
    resource,
    name,
    namespace: resource.namespaced ? namespace : undefined,
    object,
    ...(source === undefined ? {} : { source }),
  };
}

/** The object of a target as the server has it now. */
export async function objectOf(
  { resource, namespace, name }: Target,
  session: KubectlSession,
): Promise<KubernetesObject> {
  const api = await session.api();
  return (await api.request('GET', resourcePath(resource, { namespace, name }))) as KubernetesObject;
}

/** The objects of manifests, each in the namespace it names or else in that of the session. */
export async function manifestTargets(
  files: readonly string[],
  recursive: boolean,
  session: KubectlSession,
): Promise<readonly Target[]> {
  const manifests = await readManifests(files, session, { recursive });
  const namespace = await session.namespace();
  const found: Target[] = [];
  for (const { object, source } of manifests) {
    const resource = await kindOf(object, source, session);
    const own = object.metadata?.namespace;
    if (resource.namespaced && session.namespaceGiven && own !== undefined && own !== namespace)
      throw new ToolError(
        `error: the namespace from the provided object "${own}" does not match the namespace "${namespace}". You must pass '--namespace=${own}' to perform this operation.`,
      );
    found.push({
      ...targetOf(resource, object, source),
      namespace: resource.namespaced ? (own ?? namespace) : undefined,
    });
  }
  return found;
}

async function kindOf(object: KubernetesObject, source: string, session: KubectlSession): Promise<ApiResource> {
  const { apiVersion, kind } = object;
  const unreadable = `unable to decode "${source}": Object`;
  if (kind === undefined) throw new ToolError(`${unreadable} 'Kind' is missing in '${JSON.stringify(object)}'`);
  const named = apiVersion ?? '';
  const found = (await session.resources()).ofKind(named, kind) ?? (await session.resourcesAnew()).ofKind(named, kind);
  if (found === undefined)
    throw new ToolError(
      `resource mapping not found for name: "${object.metadata?.name ?? ''}" namespace: "${object.metadata?.namespace ?? ''}" from "${source}": no matches for kind "${kind}" in version "${named}"\nensure CRDs are installed first`,
    );
  return found;
}
