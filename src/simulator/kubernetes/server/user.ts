import type { EksCluster } from '../../world/state.ts';
import { resourceName, StatusError } from '../statusError.ts';
import type { ResourcePath } from './requestPath.ts';

type Right = 'admin' | 'edit' | 'view';

export interface Grant {
  readonly right: Right;
  /** Undefined for the whole cluster. */
  readonly namespaces: readonly string[] | undefined;
}

/** Who sends a request, and what the access policies of their access entry allow. */
export interface User {
  readonly name: string;
  readonly grants: readonly Grant[];
}

const rights: Readonly<Record<string, Right>> = {
  AmazonEKSClusterAdminPolicy: 'admin',
  AmazonEKSAdminPolicy: 'admin',
  AmazonEKSEditPolicy: 'edit',
  AmazonEKSViewPolicy: 'view',
  AmazonEKSAdminViewPolicy: 'view',
};

/** The IAM principal behind an ARN: for an assumed role's session, the role. */
function principalOf(arn: string): string {
  const session = /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\/.+$/.exec(arn);
  return session === null ? arn : `arn:${session[1]}:iam::${session[2]}:role/${session[3]}`;
}

/** The user an access entry of the cluster makes of an IAM identity, or undefined if it has none. */
export function userOf(cluster: EksCluster, arn: string): User | undefined {
  const entry = cluster.accessEntries.get(principalOf(arn));
  if (entry === undefined) return undefined;
  const grants = entry.policies.flatMap((policy): readonly Grant[] => {
    const right = rights[policy.arn.split('/').at(-1) ?? ''];
    return right === undefined
      ? []
      : [{ right, namespaces: policy.scope === 'cluster' ? undefined : policy.namespaces }];
  });
  return { name: entry.username === '' ? arn : entry.username, grants };
}

/** 403 Forbidden, in RBAC's words, unless one of the user's grants covers the verb on the resource. */
export function authorize(user: User, verb: string, path: ResourcePath): void {
  const reads = verb === 'get' || verb === 'list' || verb === 'watch';
  const covered = user.grants.some(
    ({ right, namespaces }) =>
      (namespaces === undefined || (path.namespace !== undefined && namespaces.includes(path.namespace))) &&
      (right === 'admin' || reads || (right === 'edit' && path.kind.namespaced)),
  );
  if (covered) return;
  const { kind, name, namespace } = path;
  const resource = path.subresource === undefined ? kind.plural : `${kind.plural}/${path.subresource}`;
  const scope = namespace === undefined ? 'at the cluster scope' : `in the namespace "${namespace}"`;
  const subject = name === undefined ? `${resourceName(kind)} is` : `${resourceName(kind)} "${name}" is`;
  const message = `${subject} forbidden: User "${user.name}" cannot ${verb} resource "${resource}" in API group "${kind.group}" ${scope}`;
  throw new StatusError(403, 'Forbidden', message, {
    ...(name === undefined ? {} : { name }),
    ...(kind.group === '' ? {} : { group: kind.group }),
    kind: kind.plural,
  });
}
