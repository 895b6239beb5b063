import type { Tool } from './tool.ts';
import type { ToolName } from './toolNames.ts';

/** Every tool, loaded by its first use: most need a part of the SDK that the others do not. */
export const tools: Readonly<Record<ToolName, () => Promise<Tool>>> = {
  aws: async () => (await import('./aws/aws.ts')).aws,
  curl: async () => (await import('./curl/curl.ts')).curl,
  eksctl: async () => (await import('./eksctl/eksctl.ts')).eksctl,
  helm: async () => (await import('./helm/helm.ts')).helm,
  kubectl: async () => (await import('./kubectl/kubectl.ts')).kubectl,
  'kubectl-ctx': async () => (await import('./kubectlPlugins/kubectlCtx.ts')).kubectlCtx,
  'kubectl-ns': async () => (await import('./kubectlPlugins/kubectlNs.ts')).kubectlNs,
  ssh: async () => (await import('./ssh/ssh.ts')).ssh,
  'ssh-add': async () => (await import('./ssh/agent/sshAdd.ts')).sshAdd,
  'ssh-agent': async () => (await import('./ssh/agent/sshAgent.ts')).sshAgent,
  watch: async () => (await import('./watch/watch.ts')).watch,
  yh: async () => (await import('./yh/yh.ts')).yh,
};
