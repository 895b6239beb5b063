import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { TerminalOffer } from './terminalFolder.ts';
import type { EksCluster } from './world/eks/records.ts';

export interface EnvironmentOptions {
  /** The file to write; the kubeconfig and kubectl's cache go beside it. */
  readonly file: string;
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly clusterName: string;
  /** What stands on the PATH besides the user's own programs. */
  readonly terminal: TerminalOffer | undefined;
}

const services = ['CLOUDFORMATION', 'EC2', 'EKS', 'ELASTIC_LOAD_BALANCING', 'IAM', 'SSM', 'STS'];

/** Variables of the user's own that would lead somewhere else. */
const misleading = [
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_SESSION_TOKEN',
  'AWS_CA_BUNDLE',
  'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
  ...services.map((service) => `AWS_ENDPOINT_URL_${service}`),
];

/** Where the kubeconfig that belongs to an environment file is. */
export function kubeconfigPath(file: string): string {
  return `${path.resolve(file)}.kubeconfig`;
}

/** Writes a file to source in a shell, after which `aws` and `kubectl` talk to the simulator and to nothing of the user's. */
export async function writeEnvironment(options: EnvironmentOptions): Promise<void> {
  const { file, endpoint, region, accessKeyId, secretAccessKey, clusterName, terminal } = options;
  const { hostname } = new URL(endpoint);
  const variables = {
    CLUSTER_NAME: clusterName,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_PAGER: '',
    AWS_EC2_METADATA_DISABLED: 'true',
    KUBECONFIG: kubeconfigPath(file),
    KUBECACHEDIR: `${path.resolve(file)}.kube-cache`,
    NO_PROXY: hostname,
    no_proxy: hostname,
    ...terminal?.variables,
  };
  const lines = [
    `unset ${misleading.join(' ')}`,
    ...Object.entries(variables).map(([name, value]) => `export ${name}=${quoted(value)}`),
    ...(terminal === undefined ? [] : [`export PATH=${quoted(terminal.path)}:"$PATH"`]),
  ];
  await writePrivate(file, `${lines.join('\n')}\n`);
}

export interface KubeconfigOptions {
  readonly file: string;
  readonly region: string;
  readonly clusters: readonly EksCluster[];
  /** The program that prints tokens, and what runs it. */
  readonly tokenProgram: string;
  readonly runtime: string;
  readonly runtimeEnvironment: Readonly<Record<string, string>>;
}

/** Writes a kubeconfig for these clusters, with a context for each named as the cluster. JSON is YAML too. */
export async function writeKubeconfig(options: KubeconfigOptions): Promise<void> {
  const { clusters, region, runtime, tokenProgram } = options;
  const env = Object.entries(options.runtimeEnvironment).map(([name, value]) => ({ name, value }));
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': clusters[0]?.name ?? '',
    clusters: clusters.map(({ name, endpoint, certificateAuthority }) => ({
      name,
      cluster: { server: endpoint, 'certificate-authority-data': certificateAuthority },
    })),
    contexts: clusters.map(({ name }) => ({ name, context: { cluster: name, user: name } })),
    users: clusters.map(({ name }) => ({
      name,
      user: {
        exec: {
          apiVersion: 'client.authentication.k8s.io/v1beta1',
          command: runtime,
          args: [tokenProgram, '--cluster', name, '--region', region],
          env: env.length === 0 ? null : env,
          interactiveMode: 'Never',
        },
      },
    })),
  };
  await writePrivate(kubeconfigPath(options.file), `${JSON.stringify(config, undefined, 2)}\n`);
}

/** Writes a file that only its owner can read, whatever was there before. */
async function writePrivate(file: string, text: string): Promise<void> {
  await rm(file, { force: true });
  await writeFile(file, text, { mode: 0o600, flag: 'wx' });
}

/** For a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
