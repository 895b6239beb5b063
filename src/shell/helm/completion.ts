import type { Complete } from '../completions.ts';
import { commands } from './helm.ts';
import { listReleases } from './releases.ts';
import { readRepositories } from './repositories.ts';
import { parseCommandLine } from '../commandLine.ts';
import { commonFlags, openSession } from './session.ts';

/** Commands, then releases where one is meant, and repositories. */
export const completeHelm: Complete = async (before, word, context) => {
  const [command, ...words] = before.filter((each) => !each.startsWith('-'));
  if (command === undefined) return Object.keys(commands);
  if (word.startsWith('-')) return Object.keys(commonFlags).map((name) => `--${name}`);
  if (command === 'repo' && words.length === 0) return ['add', 'list', 'remove', 'update'];
  if (command === 'search' && words.length === 0) return ['repo'];
  if (command === 'get' && words.length === 0) return ['manifest', 'notes', 'values'];
  if (command === 'repo' && words[0] === 'remove') return (await readRepositories(context)).map(({ name }) => name);
  if (!['get', 'status', 'uninstall'].includes(command)) return [];
  const { api, namespace } = await openSession(context, parseCommandLine(namespaceIn(before), commonFlags));
  return (await listReleases(api, namespace)).map(({ name }) => name);
};

/** The flag that names the namespace, of all that there are. */
function namespaceIn(before: readonly string[]): readonly string[] {
  const at = before.findIndex((word) => word === '-n' || word === '--namespace');
  return at < 0 || before[at + 1] === undefined ? [] : before.slice(at, at + 2);
}
