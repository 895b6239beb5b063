import type { ToolContext } from '../../tool.ts';
import type { KeyAgent } from './keyAgent.ts';

/** The agent that `SSH_AUTH_SOCK` names: ours, or the socket of another; undefined for none. */
export function agentInUse({
  environment,
  agent,
}: Pick<ToolContext, 'environment' | 'agent'>): KeyAgent | { readonly path: string } | undefined {
  const path = environment['SSH_AUTH_SOCK'] ?? '';
  if (path === '') return undefined;
  if (path !== agent?.socket) return { path };
  return agent.isRunning ? agent : undefined;
}
