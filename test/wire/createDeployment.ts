import { AppsV1Api, KubeConfig } from '@kubernetes/client-node';
import type { Cloud } from '../../src/ports/cloud.ts';

/**
 * Makes a Deployment of `nginx:alpine` in the cluster `myeks` as `kubectl apply` would, by the official client with the
 * product's own token.
 */
export async function createDeployment(
  { clusters }: Pick<Cloud, 'clusters'>,
  name: string,
  replicas: number,
  requests: Record<string, string> = {},
): Promise<void> {
  const found = await clusters.find('myeks', new AbortController().signal);
  const { token } = await clusters.token('myeks');
  const config = new KubeConfig();
  config.loadFromClusterAndUser(
    { name: 'myeks', server: found?.endpoint ?? '', caData: found?.certificateAuthority ?? '', skipTLSVerify: false },
    { name: 'learner', token },
  );
  const labels = { app: name };
  await config.makeApiClient(AppsV1Api).createNamespacedDeployment({
    namespace: 'default',
    body: {
      metadata: { name },
      spec: {
        replicas,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            terminationGracePeriodSeconds: 0,
            containers: [{ name, image: 'nginx:alpine', resources: { requests } }],
          },
        },
      },
    },
  });
}
