/** The commands that have a tool of ours. */
export const toolNames = [
  'aws',
  'curl',
  'eksctl',
  'helm',
  'kubectl',
  'kubectl-ctx',
  'kubectl-ns',
  'ssh',
  'ssh-add',
  'ssh-agent',
  'watch',
  'yh',
] as const;

export type ToolName = (typeof toolNames)[number];
