import path from 'node:path';
import type { CommandLine } from '../../commandLine.ts';
import { openKubernetes, type KubernetesApi } from '../../kubernetes/kubernetesApi.ts';
import { readKubeconfig } from '../../kubeconfig/kubeconfig.ts';
import { ToolError, type ToolContext } from '../../tool.ts';
import { discover, forget } from '../discovery/discover.ts';
import { ResourceMapper } from '../discovery/resourceMapper.ts';
import type { GlobalFlag } from '../globalFlags.ts';
import { milliseconds } from './duration.ts';

/** What a command of kubectl runs with. Nothing is read or asked before a command needs it. */
export interface KubectlSession extends ToolContext {
  /** The API server, opened by the first call. */
  api(): Promise<KubernetesApi>;
  /** The namespace to work in: the one of the command line, or that of the context. */
  namespace(): Promise<string>;
  /** Whether the command line names the namespace. */
  readonly namespaceGiven: boolean;
  /** The kinds that the server has. */
  resources(): Promise<ResourceMapper>;
  /** The same, asked again: for a kind that was not there a moment ago. */
  resourcesAnew(): Promise<ResourceMapper>;
}

export function openSession(context: ToolContext, line: CommandLine<GlobalFlag>): KubectlSession {
  const kubeconfig = line.text('kubeconfig');
  const environment =
    kubeconfig === undefined
      ? context.environment
      : { ...context.environment, KUBECONFIG: path.resolve(context.cwd, kubeconfig) };
  const timeout = timeoutOf(line.text('request-timeout'));
  const fileOf = (flag: GlobalFlag) => {
    const file = line.text(flag);
    return file === undefined ? undefined : path.resolve(context.cwd, file);
  };
  const warned = new Set<string>();
  const open = () =>
    openKubernetes(environment, {
      context: line.text('context'),
      cluster: line.text('cluster'),
      user: line.text('user'),
      server: line.text('server'),
      token: line.text('token'),
      certificateAuthority: fileOf('certificate-authority'),
      clientCertificate: fileOf('client-certificate'),
      clientKey: fileOf('client-key'),
      serverName: line.text('tls-server-name'),
      insecure: line.has('insecure-skip-tls-verify'),
      as: line.text('as'),
      asUid: line.text('as-uid'),
      asGroups: line.list('as-group'),
      timeout,
      onWarning: (text) => {
        if (!warned.has(text)) context.printError(`Warning: ${text}\n`);
        warned.add(text);
      },
    });
  const given = line.text('namespace') ?? '';
  let api: Promise<KubernetesApi> | undefined;
  let resources: Promise<ResourceMapper> | undefined;
  const session: KubectlSession = {
    environment,
    cwd: context.cwd,
    // Whoever asks for the input begins to read it.
    get input() {
      return context.input;
    },
    get screen() {
      return context.screen;
    },
    get keys() {
      return context.keys;
    },
    print: context.print,
    printError: context.printError,
    now: context.now,
    sleep: context.sleep,
    signal: context.signal,
    agent: context.agent,
    editFile: context.editFile,
    aws: context.aws,
    api: () => (api ??= open()),
    namespaceGiven: given !== '',
    namespace: async () => (given === '' ? await namespaceOfContext(environment, line.text('context')) : given),
    resources: () => (resources ??= find()),
    async resourcesAnew() {
      forget(await session.api());
      return await (resources = find());
    },
  };
  const find = async () => new ResourceMapper(await discover(await session.api(), context.now()));
  return session;
}

async function namespaceOfContext(
  environment: ToolContext['environment'],
  wanted: string | undefined,
): Promise<string> {
  const { contexts, currentContext } = await readKubeconfig(environment);
  return contexts.find(({ name }) => name === (wanted ?? currentContext))?.context.namespace ?? 'default';
}

function timeoutOf(text: string | undefined): number | undefined {
  if (text === undefined || text === '0') return undefined;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : milliseconds(text);
  if (ms === undefined)
    throw new ToolError(
      'error: Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a corresponding time unit (e.g. 1s | 2m | 3h)',
    );
  return ms === 0 ? undefined : ms;
}
