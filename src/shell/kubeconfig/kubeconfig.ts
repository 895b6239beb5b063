import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { ToolError } from '../tool.ts';

export interface NamedContext {
  readonly name: string;
  readonly context: { readonly cluster: string; readonly user: string; readonly namespace?: string };
}

export interface ClusterAddress {
  readonly server: string;
  readonly 'certificate-authority'?: string;
  readonly 'certificate-authority-data'?: string;
  readonly 'insecure-skip-tls-verify'?: boolean;
  readonly 'tls-server-name'?: string;
}

export interface UserCredentials {
  readonly token?: string;
  readonly 'client-certificate'?: string;
  readonly 'client-certificate-data'?: string;
  readonly 'client-key'?: string;
  readonly 'client-key-data'?: string;
  readonly exec?: {
    readonly command: string;
    readonly args?: readonly string[] | null;
    readonly env?: readonly { readonly name: string; readonly value: string }[] | null;
  };
}

interface KubeconfigFile {
  readonly 'current-context'?: string;
  readonly contexts?: readonly NamedContext[];
  readonly clusters?: readonly { readonly name: string; readonly cluster: ClusterAddress }[];
  readonly users?: readonly { readonly name: string; readonly user: UserCredentials }[];
}

/** What kubectl's configuration says, of all its files together. Where two say something of one thing, the first counts. */
export interface Kubeconfig {
  readonly currentContext: string;
  readonly contexts: readonly NamedContext[];
  cluster(name: string): ClusterAddress | undefined;
  user(name: string): UserCredentials | undefined;
}

/** The files of kubectl's configuration: those of KUBECONFIG, or `~/.kube/config`. */
export function kubeconfigFiles(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const files = (environment['KUBECONFIG'] ?? '').split(path.delimiter).filter((file) => file !== '');
  return files.length > 0 ? files : [path.join(environment['HOME'] ?? os.homedir(), '.kube', 'config')];
}

/** Reads kubectl's configuration. A file that is not there counts as empty. */
export async function readKubeconfig(environment: Readonly<Record<string, string | undefined>>): Promise<Kubeconfig> {
  const files = await Promise.all(kubeconfigFiles(environment).map(readOne));
  const first = <T extends { readonly name: string }>(lists: readonly (readonly T[] | undefined)[], name: string) =>
    lists.flatMap((list) => list ?? []).find((each) => each.name === name);
  return {
    currentContext: files.find((file) => (file['current-context'] ?? '') !== '')?.['current-context'] ?? '',
    contexts: files.flatMap(({ contexts }) => contexts ?? []),
    cluster: (name) =>
      first(
        files.map(({ clusters }) => clusters),
        name,
      )?.cluster,
    user: (name) =>
      first(
        files.map(({ users }) => users),
        name,
      )?.user,
  };
}

async function readOne(file: string): Promise<KubeconfigFile> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw new ToolError(`error: ${error.message}`, 1, error);
  });
  return (parse(text) as KubeconfigFile | null) ?? {};
}

/** The context in use; an error in the words of kubectl when there is none. */
export function contextInUse(config: Kubeconfig): NamedContext {
  if (config.currentContext === '') throw new ToolError('error: current-context is not set');
  const found = config.contexts.find(({ name }) => name === config.currentContext);
  if (found === undefined) throw new ToolError(`error: context "${config.currentContext}" does not exist`);
  return found;
}
