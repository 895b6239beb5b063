import { apiVersion } from '../kind.ts';
import { allKinds } from '../kinds.ts';

const groupPath = (groupVersion: string): string =>
  groupVersion.includes('/') ? `apis/${groupVersion}` : `api/${groupVersion}`;

/** `/openapi/v3`: where the document of each group and version is. */
export function openApiIndex(): unknown {
  const versions = new Set(allKinds.map((kind) => groupPath(apiVersion(kind))));
  const paths = [...versions].map((path) => [path, { serverRelativeURL: `/openapi/v3/${path}?hash=1` }] as const);
  return { paths: Object.fromEntries(paths) };
}

/**
 * `/openapi/v3/<path>`: which kinds can be written, and that this server checks fields itself (`fieldValidation`), so
 * that kubectl leaves it to it. Undefined if nothing is served under the path.
 */
export function openApiDocument(path: string, version: string): unknown {
  const kinds = allKinds.filter((kind) => groupPath(apiVersion(kind)) === path);
  if (kinds.length === 0) return undefined;
  const parameters = ['fieldValidation', 'dryRun', 'fieldManager'].map((name) => ({
    name,
    in: 'query',
    schema: {
      type: 'string',
      uniqueItems: true,
    },
  }));
  const paths = kinds.flatMap(({ group, version, kind, plural, namespaced }) => {
    const base = `/${path}/${namespaced ? 'namespaces/{namespace}/' : ''}${plural}`;
    const operation = { parameters, 'x-kubernetes-group-version-kind': { group, version, kind }, responses: {} };
    return [
      [base, { post: operation }],
      [`${base}/{name}`, { put: operation, patch: operation }],
    ] as const;
  });
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version },
    paths: Object.fromEntries(paths),
    components: { schemas: {} },
  };
}
