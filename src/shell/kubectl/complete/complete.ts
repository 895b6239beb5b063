import type { Flag } from '../../commandLine.ts';
import { parseCommandLine } from '../../commandLine.ts';
import type { ToolContext } from '../../tool.ts';
import { findVerb, namesUnder } from '../findVerb.ts';
import { globalFlags } from '../globalFlags.ts';
import { plugins } from '../plugins.ts';
import { listObjects } from '../resources/listObjects.ts';
import { openSession, type KubectlSession } from '../session/session.ts';

/** What is asked for by a word at a place: names of objects, kinds, or nothing that is known. */
type Wanted = 'kinds' | 'pods' | 'nodes' | 'targets' | 'nothing';

/** Verbs whose first word is a pod, or a kind and a name in one word. */
const aboutPods = ['attach', 'cp', 'exec', 'logs', 'port-forward', 'top pod'];
const aboutNodes = ['cordon', 'drain', 'uncordon', 'top node'];
const aboutTargets = [
  'annotate',
  'autoscale',
  'delete',
  'describe',
  'edit',
  'expose',
  'get',
  'label',
  'patch',
  'scale',
  'wait',
];

/**
 * The words that may stand where the last of `args` stands, which may be begun: commands, flags, kinds, names and
 * namespaces. Nothing comes when the cluster does not answer; nothing is printed.
 */
export async function completeKubectl(args: readonly string[], context: ToolContext): Promise<readonly string[]> {
  const begun = args.at(-1) ?? '';
  const before = args.slice(0, -1);
  const { name, verb, rest } = findVerb(before);
  const startsRight = (words: readonly string[]) =>
    [...new Set(words)].filter((word) => word.startsWith(begun)).toSorted();
  const below = namesUnder(name);
  if (verb === undefined) return startsRight(name === '' ? [...below, ...Object.keys(plugins)] : below);
  const { flags: own } = await verb.load();
  const flags: Readonly<Record<string, Flag>> = { ...globalFlags, ...own };
  if (begun.startsWith('-')) return startsRight(Object.keys(flags).map((flag) => `--${flag}`));
  const silent: ToolContext = { ...context, print: () => undefined, printError: () => undefined };
  const isNamespace = ['-n', '--namespace'].includes(before.at(-1) ?? '');
  try {
    const line = parseCommandLine(isNamespace ? rest.slice(0, -1) : rest, flags);
    const session = openSession(silent, line);
    if (isNamespace) return startsRight(await namesOf('namespaces', session));
    return startsRight([...below, ...(await wordsFor(name, line.words, begun, session))]);
  } catch {
    // A cluster that does not answer, or a line that makes no sense yet: there is nothing to offer.
    return startsRight(below);
  }
}

function wantedBy(name: string): Wanted {
  if (aboutPods.includes(name)) return 'pods';
  if (aboutNodes.includes(name)) return 'nodes';
  if (name === 'explain') return 'kinds';
  return aboutTargets.includes(name) || /^(?:rollout|set) /.test(name) ? 'targets' : 'nothing';
}

async function wordsFor(
  name: string,
  words: readonly string[],
  begun: string,
  session: KubectlSession,
): Promise<readonly string[]> {
  const wanted = wantedBy(name);
  if (wanted === 'nothing') return [];
  if (wanted === 'nodes') return await namesOf('nodes', session);
  if (begun.includes('/')) {
    const [type = ''] = begun.split('/');
    return (await namesOf(type, session)).map((each) => `${type}/${each}`);
  }
  if (wanted === 'pods') return words.length === 0 ? await namesOf('pods', session) : [];
  const [type] = words;
  if (type === undefined || wanted === 'kinds') return (await session.resources()).all.map((each) => each.name);
  return type.includes('/') ? [] : await namesOf(type, session);
}

async function namesOf(type: string, session: KubectlSession): Promise<readonly string[]> {
  const resource = (await session.resources()).find(type);
  if (resource === undefined) return [];
  const objects = await listObjects(await session.api(), resource, { namespace: await session.namespace() });
  return objects.flatMap(({ metadata }) => metadata?.name ?? []);
}
