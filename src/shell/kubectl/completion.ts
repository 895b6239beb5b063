import type { Complete } from '../completions.ts';
import { parseCommandLine, type Flag } from '../commandLine.ts';
import type { ToolContext } from '../tool.ts';
import { findVerb, namesUnder } from './findVerb.ts';
import { globalFlags } from './globalFlags.ts';
import { plugins } from './plugins.ts';
import { openSession } from './session/session.ts';

const workloads = ['daemonset', 'deployment', 'statefulset'];

/** Verbs, their flags, and the kinds and names that the cluster has at this moment. */
export const completeKubectl: Complete = async (before, word, context) => {
  const { name, verb, rest } = findVerb(before);
  const previous = before.at(-1) ?? '';
  if (/^(?:-n|--namespace)$/.test(previous)) return await namesOf('namespaces', [], context);
  if (/^(?:-o|--output)$/.test(previous)) return ['json', 'jsonpath=', 'name', 'wide', 'yaml', 'custom-columns='];
  const below = namesUnder(name);
  if (verb === undefined) return name === '' ? [...below, ...Object.keys(plugins)] : below;
  const flags: Flags = { ...globalFlags, ...(await verb.load()).flags };
  if (word.startsWith('-')) return Object.keys(flags).map((flag) => `--${flag}`);
  if (verb.words === undefined) return below;
  if (verb.words === 'pods' || verb.words === 'nodes') return await namesOf(verb.words, before, context);
  const words = rest.filter((each, at) => !each.startsWith('-') && !takesNext(rest[at - 1], flags));
  const slash = word.indexOf('/');
  const given = slash > 0 ? word.slice(0, slash) : words[0];
  if (given === undefined) return verb.words === 'kinds' ? await kinds(context) : workloads;
  if (words.some((each) => each.includes('/'))) return [];
  const names = await namesOf(given, before, context);
  return slash > 0 ? names.map((each) => `${given}/${each}`) : names;
};

type Flags = Readonly<Record<string, Flag>>;

/** Whether the word after this one is the value of a flag. */
function takesNext(word: string | undefined, flags: Flags): boolean {
  if (word === undefined || !word.startsWith('-') || word.includes('=')) return false;
  const flag = word.startsWith('--')
    ? flags[word.slice(2)]
    : Object.values(flags).find(({ short }) => short === word.slice(-1));
  return flag !== undefined && flag.kind !== 'switch';
}

async function kinds(context: ToolContext): Promise<readonly string[]> {
  const resources = await openSession(context, parseCommandLine([], globalFlags)).resources();
  return resources.all.map(({ name }) => name);
}

/** The names of all objects of a kind, in the namespace that the line names. */
async function namesOf(kind: string, line: readonly string[], context: ToolContext): Promise<readonly string[]> {
  const at = line.findIndex((word) => word === '-n' || word === '--namespace');
  const namespace = at < 0 ? [] : line.slice(at, at + 2);
  const session = openSession(context, parseCommandLine(namespace, globalFlags));
  const [api, resources] = await Promise.all([session.api(), session.resources()]);
  const resource = resources.find(kind);
  if (resource === undefined) return [];
  const { group, version, name, namespaced } = resource;
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  const within = namespaced ? `/namespaces/${await session.namespace()}` : '';
  const list = (await api.request('GET', `${root}${within}/${name}?limit=500`)) as {
    readonly items?: readonly { readonly metadata: { readonly name: string } }[];
  };
  return list.items?.map(({ metadata }) => metadata.name) ?? [];
}
