import type { EksCluster } from '../../world/eks/records.ts';

/** A right that an EKS access policy gives: what its rules allow, everywhere or in some namespaces. */
export interface Grant {
  /** The policy's name, such as `AmazonEKSViewPolicy`. */
  readonly policy: string;
  /** Undefined for the whole cluster. */
  readonly namespaces: readonly string[] | undefined;
}

/** Who sends a request, as the API server sees them. */
export interface User {
  readonly name: string;
  readonly uid?: string;
  readonly groups: readonly string[];
  readonly extra: Readonly<Record<string, readonly string[]>>;
  /** From access policies; everything else comes from bindings in the cluster. */
  readonly grants: readonly Grant[];
}

/** Whose an access key is, as STS tells. */
export interface Identity {
  readonly arn: string;
  readonly userId: string;
  readonly accessKeyId: string;
}

/** The IAM principal behind an ARN: for an assumed role's session, the role. */
function principalOf(arn: string): string {
  const session = /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\/.+$/.exec(arn);
  return session === null ? arn : `arn:${session[1]}:iam::${session[2]}:role/${session[3]}`;
}

/** The user that an access entry of the cluster makes of an IAM identity, or undefined if it has none. */
export function userOf(cluster: EksCluster, { arn, userId, accessKeyId }: Identity): User | undefined {
  const canonicalArn = principalOf(arn);
  const entry = cluster.accessEntries.get(canonicalArn);
  if (entry === undefined) return undefined;
  const sessionName = arn === canonicalArn ? '' : (arn.split('/').at(-1) ?? '');
  const [principalId = userId] = userId.split(':');
  const account = arn.split(':')[4] ?? '';
  return {
    name: entry.username === '' ? arn : entry.username.replaceAll('{{SessionName}}', sessionName),
    uid: `aws-iam-authenticator:${account}:${principalId}`,
    groups: [...entry.groups, 'system:authenticated'],
    extra: {
      accessKeyId: [accessKeyId],
      arn: [arn],
      canonicalArn: [canonicalArn],
      principalId: [principalId],
      sessionName: [sessionName],
      'sigs.k8s.io/aws-iam-authenticator/principalId': [principalId],
    },
    grants: entry.policies.map((policy) => ({
      policy: policy.arn.split('/').at(-1) ?? '',
      namespaces: policy.scope === 'cluster' ? undefined : policy.namespaces,
    })),
  };
}

/** Who asks without credentials. */
export const anonymous: User = {
  name: 'system:anonymous',
  groups: ['system:unauthenticated'],
  extra: {},
  grants: [],
};

/** A service account of the cluster as a user. */
export function serviceAccountUser(namespace: string, name: string, uid: string): User {
  return {
    name: `system:serviceaccount:${namespace}:${name}`,
    uid,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
    extra: {},
    grants: [],
  };
}
