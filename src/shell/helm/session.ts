import type { CommandLine, Flag } from '../commandLine.ts';
import { openKubernetes, type KubernetesApi } from '../kubernetes/kubernetesApi.ts';
import type { ToolContext } from '../tool.ts';

/** Flags that every command of Helm takes. */
export const commonFlags = {
  namespace: { kind: 'text', short: 'n' },
  'kube-context': { kind: 'text' },
  debug: { kind: 'switch' },
  help: { kind: 'switch', short: 'h' },
} as const satisfies Readonly<Record<string, Flag>>;

/** The cluster and the namespace that a command is about. */
export interface HelmSession {
  readonly api: KubernetesApi;
  readonly namespace: string;
}

export async function openSession(
  { environment }: ToolContext,
  line: CommandLine<keyof typeof commonFlags>,
): Promise<HelmSession> {
  const api = await openKubernetes(environment);
  return { api, namespace: line.text('namespace') ?? environment['HELM_NAMESPACE'] ?? api.namespace };
}
