import type { KubeApi } from '../kubeApi.ts';
import { serviceAccounts } from '../kinds.ts';
import type { Container, EnvVar, Pod, Volume } from '../objects/pod.ts';

const role = 'eks.amazonaws.com/role-arn';
const tokens = 'aws-iam-token';
const place = '/var/run/secrets/eks.amazonaws.com/serviceaccount';

/**
 * A new pod as EKS's pod identity webhook leaves it: if its service account names an IAM role, the containers are told of
 * the role and find a token for it. The role of a pod that runs stays what it was.
 */
export function withRole(api: KubeApi, pod: Pod): Pod {
  const { namespace = '' } = pod.metadata;
  const { serviceAccountName = 'default', containers, initContainers, volumes = [] } = pod.spec;
  const roleArn = api.store.get(serviceAccounts, namespace, serviceAccountName)?.metadata.annotations?.[role];
  if (roleArn === undefined || volumes.some(({ name }) => name === tokens)) return pod;
  const told = (container: Container): Container => ({
    ...container,
    env: withMissing(container.env ?? [], {
      AWS_STS_REGIONAL_ENDPOINTS: 'regional',
      AWS_DEFAULT_REGION: api.region,
      AWS_REGION: api.region,
      AWS_ROLE_ARN: roleArn,
      AWS_WEB_IDENTITY_TOKEN_FILE: `${place}/token`,
    }),
    volumeMounts: [...(container.volumeMounts ?? []), { mountPath: place, name: tokens, readOnly: true }],
  });
  return {
    ...pod,
    spec: {
      ...pod.spec,
      containers: containers.map(told),
      ...(initContainers !== undefined && { initContainers: initContainers.map(told) }),
      volumes: [tokenVolume, ...volumes],
    },
  };
}

function withMissing(env: readonly EnvVar[], wanted: Readonly<Record<string, string>>): readonly EnvVar[] {
  const present = new Set(env.map(({ name }) => name));
  const missing = Object.entries(wanted).filter(([name]) => !present.has(name));
  return [...env, ...missing.map(([name, value]) => ({ name, value }))];
}

const tokenVolume: Volume & { readonly projected: unknown } = {
  name: tokens,
  projected: {
    sources: [{ serviceAccountToken: { audience: 'sts.amazonaws.com', expirationSeconds: 86_400, path: 'token' } }],
    defaultMode: 420,
  },
};
