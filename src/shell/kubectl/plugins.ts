import type { Tool } from '../tool.ts';

/** Programs that kubectl runs under a word of its own: `kubectl ns` is `kubectl-ns`. */
export const plugins: Readonly<Record<string, () => Promise<Tool>>> = {
  ctx: async () => (await import('../kubectlPlugins/kubectlCtx.ts')).kubectlCtx,
  ns: async () => (await import('../kubectlPlugins/kubectlNs.ts')).kubectlNs,
};
