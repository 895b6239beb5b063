import type { ApiResource } from '../discovery/apiResource.ts';
import type { ResourceMapper } from '../discovery/resourceMapper.ts';
import { ToolError } from '../../tool.ts';

/** What a command line asks for: one object by its name, or a whole collection. */
export interface ResourceRequest {
  readonly resource: ApiResource;
  /** Undefined for the collection. */
  readonly name?: string;
}

export interface SelectionOptions {
  readonly selector?: string | undefined;
  readonly fieldSelector?: string | undefined;
  readonly allNamespaces?: boolean;
  /** A kind alone stands for all objects of it, as for `get`; otherwise it needs a name or a selector. */
  readonly collections?: boolean;
}

/** Reads `TYPE`, `TYPE,TYPE`, `TYPE NAME…`, `TYPE/NAME…`; a TYPE may be a category such as `all`. */
export function readSelection(
  words: readonly string[],
  mapper: ResourceMapper,
  options: SelectionOptions = {},
): readonly ResourceRequest[] {
  const isSelecting = (options.selector ?? options.fieldSelector ?? '') !== '';
  const requests = words.some((word) => word.includes('/')) ? inPairs(words, mapper) : byType(words, mapper);
  const isNamed = requests.some(({ name }) => name !== undefined);
  if (isNamed && isSelecting) throw new ToolError('error: name cannot be provided when a selector is specified');
  if (isNamed && options.allNamespaces === true)
    throw new ToolError('error: a resource cannot be retrieved by name across all namespaces');
  if (!isNamed && !isSelecting && options.collections !== true && words.length > 0)
    throw new ToolError('error: resource(s) were provided, but no name was specified');
  return requests;
}

function inPairs(words: readonly string[], mapper: ResourceMapper): readonly ResourceRequest[] {
  const pairs = words.map((word) => {
    const parts = word.split('/');
    if (parts.length === 1)
      throw new ToolError(
        "error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'",
      );
    if (parts.length > 2)
      throw new ToolError('error: arguments in resource/name form may not have more than one slash');
    const [type = '', name = ''] = parts;
    if (type === '' || name === '' || type.includes(','))
      throw new ToolError('error: arguments in resource/name form must have a single resource and name');
    return { type, name };
  });
  return pairs.map(({ type, name }) => ({ resource: mapper.require(type), name }));
}

function byType([types, ...names]: readonly string[], mapper: ResourceMapper): readonly ResourceRequest[] {
  if (types === undefined) return [];
  const resources = types.split(',').flatMap((type) => {
    const members = mapper.find(type) === undefined ? mapper.inCategory(type) : [];
    return members.length > 0 ? members : [mapper.require(type)];
  });
  if (names.length === 0) return resources.map((resource) => ({ resource }));
  return resources.flatMap((resource) => names.map((name) => ({ resource, name })));
}
