/** What a kubeconfig is written from. */
export interface KubeconfigFacts {
  readonly clusterName: string;
  readonly region: string;
  readonly endpoint: string;
  /** PEM, base64 encoded. */
  readonly certificateAuthority: string;
  readonly node: string;
  readonly tokenProgram: string;
}

/**
 * A kubeconfig with one cluster, whose tokens come from our own token program: the AWS CLI is not needed for kubectl.
 * The program takes its credentials from the environment, so there is none in the file. JSON is YAML, too.
 */
export function kubeconfigText(facts: KubeconfigFacts): string {
  const { clusterName, region, endpoint, certificateAuthority, node, tokenProgram } = facts;
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      { name: clusterName, cluster: { server: endpoint, 'certificate-authority-data': certificateAuthority } },
    ],
    users: [
      {
        name: clusterName,
        user: {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1beta1',
            command: node,
            args: [tokenProgram, '--cluster', clusterName, '--region', region],
            env: [{ name: 'ELECTRON_RUN_AS_NODE', value: '1' }],
            interactiveMode: 'Never',
            provideClusterInfo: false,
          },
        },
      },
    ],
    contexts: [{ name: clusterName, context: { cluster: clusterName, user: clusterName } }],
    'current-context': clusterName,
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}
