import { apiVersion, type Kind } from './kind.ts';
import type { KubeApi } from './kubeApi.ts';
import { apiServices, customResourceDefinitions } from './servedKinds.ts';
import { stamp } from './stamps.ts';
import { createObject } from './writes/create.ts';
import { updateStatus } from './writes/update.ts';

/** Groups whose resources a definition in the cluster brings, as the VPC CNI and its controllers have it. */
const isDefined = ({ group }: Kind): boolean => group.endsWith('.amazonaws.com') || group.endsWith('.aws');

/** How groups are ranked in discovery; definitions bring the lowest. */
const corePriority = 18_000;
const builtInPriority = 17_000;
const definedPriority = 1000;

/** Creates the objects that tell of what the API serves: an APIService for each version of a group, and definitions. */
export function createBootstrapDefinitions(api: KubeApi, kinds: readonly Kind[]): void {
  const versions = new Map(kinds.map((kind) => [apiVersion(kind), kind]));
  for (const kind of versions.values()) createApiService(api, kind);
  for (const kind of kinds) if (isDefined(kind)) createDefinition(api, kind);
}

function createApiService(api: KubeApi, kind: Kind): void {
  const { group, version } = kind;
  const name = `${version}.${group}`;
  createObject(api, apiServices, {
    metadata: { name, labels: { 'kube-aggregator.kubernetes.io/automanaged': isDefined(kind) ? 'true' : 'onstart' } },
    spec: {
      ...(group === '' ? {} : { group }),
      version,
      groupPriorityMinimum: group === '' ? corePriority : isDefined(kind) ? definedPriority : builtInPriority,
      versionPriority: /beta|alpha/.test(version) ? 9 : 15,
    },
  });
  setConditions(api, apiServices, name, [
    { type: 'Available', reason: 'Local', message: 'Local APIServices are always available' },
  ]);
}

function createDefinition(api: KubeApi, kind: Kind): void {
  const { group, version, plural, namespaced, shortNames, hasStatus } = kind;
  const name = `${plural}.${group}`;
  const names = {
    plural,
    singular: kind.singular,
    kind: kind.kind,
    listKind: `${kind.kind}List`,
    ...(shortNames.length === 0 ? {} : { shortNames }),
  };
  createObject(api, customResourceDefinitions, {
    metadata: { name },
    spec: {
      group,
      names,
      scope: namespaced ? 'Namespaced' : 'Cluster',
      conversion: { strategy: 'None' },
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
          ...(hasStatus ? { subresources: { status: {} } } : {}),
        },
      ],
    },
  });
  setConditions(
    api,
    customResourceDefinitions,
    name,
    [
      { type: 'NamesAccepted', reason: 'NoConflicts', message: 'no conflicts found' },
      { type: 'Established', reason: 'InitialNamesAccepted', message: 'the initial names have been accepted' },
    ],
    { acceptedNames: names, storedVersions: [version] },
  );
}

function setConditions(
  api: KubeApi,
  kind: Kind,
  name: string,
  conditions: readonly { readonly type: string; readonly reason: string; readonly message: string }[],
  others: object = {},
): void {
  const lastTransitionTime = stamp(api.now());
  const all = conditions.map((condition) => ({ ...condition, status: 'True', lastTransitionTime }));
  updateStatus(api, kind, '', name, () => ({ ...others, conditions: all }));
}
