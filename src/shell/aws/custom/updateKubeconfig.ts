import { accessSync, constants } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { kubeconfigFiles } from '../../kubeconfig/kubeconfig.ts';
import type { ToolContext } from '../../tool.ts';
import { resolvedPath } from '../input/parameterFile.ts';
import { answerOf } from '../operations/runOperation.ts';
import { operationNamed } from '../operations/runWaiter.ts';
import type { Printable } from '../output/printable.ts';
import { isObject, pythonText } from '../output/pythonText.ts';
import type { Session } from '../session.ts';
import { CommandError } from '../usage.ts';
import { readCommandWords, type CommandWords } from './commandWords.ts';
import { updateKubeconfigOptions } from './eksOptions.ts';
import { Kubeconfig, type Entry } from './writtenKubeconfig.ts';

/** `aws eks update-kubeconfig`: puts a cluster, a user and a context into kubectl's configuration. */
export async function updateKubeconfig(args: readonly string[], session: Session): Promise<number> {
  const { context } = session;
  const words = readCommandWords(args, updateKubeconfigOptions);
  const cluster = await describedCluster(words.text('name') ?? '', session);
  const arn = pythonText(cluster['arn']);
  const config = await chosenFile(words, arn, context);
  const isUpdate = config.has('clusters', arn);
  const clusterEntry = clusterEntryOf(cluster, words);
  const userEntry = userEntryOf(cluster, words, session, config);
  const contextEntry = {
    context: { cluster: arn, user: userEntry['name'] },
    name: words.text('alias') ?? userEntry['name'],
  };
  config.put('clusters', clusterEntry);
  config.put('users', userEntry);
  config.put('contexts', contextEntry);
  config.content['current-context'] = contextEntry.name;
  if (words.has('dry-run')) {
    context.print(yaml(config.content));
    return 0;
  }
  await mkdir(path.dirname(config.file), { recursive: true });
  await writeFile(config.file, yaml(config.content), { mode: 0o600 });
  const done = isUpdate ? 'Updated context' : 'Added new context';
  context.print(`${done} ${contextEntry.name} ${isUpdate ? 'in' : 'to'} ${config.file}\n`);
  if (words.has('verbose')) {
    context.print('Entries:\n\n');
    for (const entry of [contextEntry, userEntry, clusterEntry]) context.print(`${yaml(entry)}\n`);
  }
  return 0;
}

async function describedCluster(name: string, session: Session): Promise<{ readonly [key: string]: Printable }> {
  const eks = await session.service('eks');
  const { cluster } = await answerOf(eks, operationNamed(eks, 'DescribeCluster'), { name }, session);
  if (cluster === undefined || !isObject(cluster)) throw new CommandError('Cluster not found');
  if (cluster['status'] !== 'ACTIVE' && cluster['status'] !== 'UPDATING')
    throw new CommandError(`Cluster status is ${pythonText(cluster['status'])}`);
  return cluster;
}

/** The file of the command line, or the one of KUBECONFIG that has the cluster already, or its first. */
async function chosenFile(words: CommandWords, arn: string, context: ToolContext): Promise<Kubeconfig> {
  const asked = words.text('kubeconfig');
  const files = (asked === undefined ? kubeconfigFiles(context.environment) : [asked]).map((file) =>
    resolvedPath(file, context),
  );
  const configs = await Promise.all(files.map(readOne));
  return configs.find((config) => config.has('clusters', arn)) ?? configs[0] ?? new Kubeconfig(files[0] ?? '');
}

async function readOne(file: string): Promise<Kubeconfig> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw new CommandError(`Can't open kubeconfig for reading: ${error.message}`, error);
  });
  const content: unknown = parse(text);
  if (content !== null && (typeof content !== 'object' || Array.isArray(content)))
    throw new CommandError("Content not a <class 'dict'>.");
  return new Kubeconfig(file, (content ?? undefined) as Record<string, unknown> | undefined);
}

function clusterEntryOf(cluster: { readonly [key: string]: Printable }, words: CommandWords): Entry {
  const authority = cluster['certificateAuthority'];
  const proxy = words.text('proxy-url');
  return {
    cluster: {
      'certificate-authority-data': authority !== undefined && isObject(authority) ? (authority['data'] ?? '') : '',
      server: cluster['endpoint'],
      ...(proxy !== undefined && { 'proxy-url': proxy }),
    },
    name: pythonText(cluster['arn']),
  };
}

function userEntryOf(
  cluster: { readonly [key: string]: Printable },
  words: CommandWords,
  { configuration, context }: Session,
  config: Kubeconfig,
): Entry {
  const arn = pythonText(cluster['arn']);
  const role = words.text('role-arn');
  const get = ['--region', arn.split(':')[3] ?? '', 'eks', 'get-token', '--cluster-name', words.text('name') ?? ''];
  const exec = {
    apiVersion: 'client.authentication.k8s.io/v1beta1',
    args: [...get, '--output', 'json', ...(role === undefined ? [] : ['--role', role])],
    command: 'aws',
    ...(configuration.profile !== undefined && { env: [{ name: 'AWS_PROFILE', value: configuration.profile }] }),
  };
  // A machine without the AWS CLI goes on as it has been getting its tokens for this cluster.
  const known =
    role === undefined && !isOnPath('aws', context) ? config.execOf(pythonText(cluster['endpoint'])) : undefined;
  return { name: words.text('user-alias') ?? arn, user: { exec: known ?? exec } };
}

/** Whether a program can be found by its name. */
function isOnPath(program: string, { environment }: ToolContext): boolean {
  const extensions = ['', ...(environment['PATHEXT'] ?? '').split(';')];
  const folders = (environment['PATH'] ?? environment['Path'] ?? '').split(path.delimiter);
  return folders.some((folder) =>
    extensions.some((extension) => {
      try {
        accessSync(path.join(folder, program + extension), constants.X_OK);
        return true;
      } catch {
        return false;
      }
    }),
  );
}

/** YAML as the CLI writes it. */
function yaml(content: object): string {
  return stringify(content, { lineWidth: 0, indentSeq: false, singleQuote: true, aliasDuplicateObjects: false });
}
