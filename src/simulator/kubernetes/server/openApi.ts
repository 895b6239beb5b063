import { apiVersion, type Kind } from '../kind.ts';
import { modelOf, type Model } from '../schema/model.ts';
import { openApiSchemas } from '../schema/openApiSchema.ts';

type Json = Readonly<Record<string, unknown>>;

const groupPath = (groupVersion: string): string =>
  groupVersion.includes('/') ? `apis/${groupVersion}` : `api/${groupVersion}`;

const parameters = ['dryRun', 'fieldManager', 'fieldValidation'].map((name) => ({
  name,
  in: 'query',
  schema: { type: 'string', uniqueItems: true },
}));

/** The forms a patch may have; resources that a definition brought know no strategic merge. */
const patchTypes = [
  'application/apply-patch+yaml',
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
];

/** `/openapi/v3`: where the document of each group and version is. `hash` changes with what is served. */
export function openApiIndex(kinds: readonly Kind[], hash: string): unknown {
  const versions = new Set(kinds.map((kind) => groupPath(apiVersion(kind))));
  const paths = [...versions].map((path) => [path, { serverRelativeURL: `/openapi/v3/${path}?hash=${hash}` }] as const);
  return { paths: Object.fromEntries(paths) };
}

/**
 * `/openapi/v3/<path>`: the fields of the kinds, how they merge, and that this server checks fields itself
 * (`fieldValidation`), so that kubectl leaves it to it. Undefined if nothing is served under the path.
 */
export function openApiDocument(kinds: readonly Kind[], path: string, version: string): unknown {
  const served = kinds.filter((kind) => groupPath(apiVersion(kind)) === path);
  if (served.length === 0) return undefined;
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version },
    paths: Object.fromEntries(served.flatMap((kind) => pathsOf(kind, path))),
    components: { schemas: openApiSchemas(marksOf(served)) },
  };
}

function marksOf(kinds: readonly Kind[]): ReadonlyMap<Model, Json> {
  const marks = new Map<Model, Json>();
  for (const { model, group, version, kind } of kinds)
    marks.set(modelOf(model), { 'x-kubernetes-group-version-kind': [{ group, kind, version }] });
  return marks;
}

function pathsOf({ group, version, kind, plural, namespaced, model, verbs }: Kind, path: string): [string, Json][] {
  const base = `/${path}/${namespaced ? 'namespaces/{namespace}/' : ''}${plural}`;
  const schema = { $ref: `#/components/schemas/${modelOf(model).schemaName}` };
  const operation = (action: string, content: readonly string[]): Json => ({
    'x-kubernetes-action': action,
    'x-kubernetes-group-version-kind': { group, version, kind },
    ...(action === 'get' || action === 'list'
      ? {}
      : { parameters, requestBody: { content: Object.fromEntries(content.map((type) => [type, { schema }])) } }),
    responses: { 200: { description: 'OK', content: { 'application/json': { schema } } } },
  });
  const allowed = (verb: string): boolean => verbs === undefined || verbs.includes(verb);
  const custom = group.endsWith('.aws') || group.endsWith('.amazonaws.com');
  const patches = custom ? patchTypes.slice(0, 3) : patchTypes;
  const collection = {
    ...(allowed('list') ? { get: operation('list', []) } : {}),
    ...(allowed('create') ? { post: operation('post', ['application/json']) } : {}),
  };
  if (verbs !== undefined) return [[base, collection]];
  const item = {
    get: operation('get', []),
    put: operation('put', ['application/json']),
    patch: operation('patch', patches),
    delete: operation('delete', ['application/json']),
  };
  return [
    [base, collection],
    [`${base}/{name}`, item],
  ];
}
