import type { Random } from '../../world/random.ts';
import type { Container, Pod, Volume } from '../objects/pod.ts';
import { nameSuffix } from './names.ts';

const tokenPath = '/var/run/secrets/kubernetes.io/serviceaccount';

/** The same for every pod. */
const projected = {
  sources: [
    { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
    { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
    {
      downwardAPI: {
        items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }],
      },
    },
  ],
  defaultMode: 420,
};

/** A new pod as the admission of service accounts leaves it: it has one, and its containers find the token of it. */
export function withServiceAccountToken(pod: Pod, random: Random): Pod {
  const { serviceAccountName = 'default', volumes = [], initContainers, containers } = pod.spec;
  const volume: Volume & { readonly projected: unknown } = {
    name: `kube-api-access-${nameSuffix(random)}`,
    projected,
  };
  const mount = { name: volume.name, readOnly: true, mountPath: tokenPath };
  const mounted = (container: Container): Container => ({
    ...container,
    volumeMounts: [...(container.volumeMounts ?? []), mount],
  });
  return {
    ...pod,
    spec: {
      ...pod.spec,
      serviceAccountName,
      serviceAccount: serviceAccountName,
      volumes: [...volumes, volume],
      ...(initContainers === undefined ? {} : { initContainers: initContainers.map(mounted) }),
      containers: containers.map(mounted),
    },
  };
}
