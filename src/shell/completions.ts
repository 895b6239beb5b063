import type { ToolContext } from './tool.ts';
import type { ToolName } from './toolNames.ts';

/**
 * The words that may stand after these words of a tool's line, in any order. `before` are the complete words after the
 * tool's name, `word` is the beginning of the one being typed, of which the answer may take no notice.
 */
export type Complete = (
  before: readonly string[],
  word: string,
  context: ToolContext,
) => Promise<readonly string[]> | readonly string[];

/** What completes the lines of the tools that have more to say than names of files. */
export const completions: Readonly<Partial<Record<ToolName, () => Promise<Complete>>>> = {
  aws: async () => (await import('./aws/aws.ts')).awsCompletions,
  eksctl: async () => (await import('./eksctl/completion.ts')).completeEksctl,
  helm: async () => (await import('./helm/completion.ts')).completeHelm,
  kubectl: async () => (await import('./kubectl/completion.ts')).completeKubectl,
};

/** The words that may stand after some words of a tool's line, of those that begin as the one being typed does. */
export async function completionsOf(
  tool: string,
  before: readonly string[],
  word: string,
  context: ToolContext,
): Promise<readonly string[]> {
  const load = Object.entries(completions).find(([name]) => name === tool)?.[1];
  const words = load === undefined ? [] : await (await load())(before, word, context);
  return [...new Set(words)].filter((each) => each.startsWith(word)).toSorted();
}
