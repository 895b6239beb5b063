import type { Complete } from '../completions.ts';
import { parseCommandLine } from '../commandLine.ts';
import type { ToolContext } from '../tool.ts';
import { findVerb, namesUnder } from './findVerb.ts';
import { globalFlags } from './globalFlags.ts';
import { plugins } from './plugins.ts';
import { openSession } from './session/session.ts';

/** Verbs whose first word is a kind, and those whose words are pods, nodes or workloads. */
const ofKinds = new Set('annotate autoscale delete describe edit explain expose get label patch scale wait'.split(' '));
const ofOneKind: Readonly<Record<string, string>> = {
  attach: 'pods',
  cordon: 'nodes',
  debug: 'pods',
  drain: 'nodes',
  exec: 'pods',
  logs: 'pods',
  'port-forward': 'pods',
  taint: 'nodes',
  'top node': 'nodes',
  'top pod': 'pods',
  uncordon: 'nodes',
};
const ofWorkloads = /^(?:rollout|set) /;
const workloads = ['daemonset', 'deployment', 'statefulset'];

/** Verbs, their flags, and the kinds and names that the cluster has at this moment. */
export const completeKubectl: Complete = async (before, word, context) => {
  const { name, verb, rest } = findVerb(before);
  const previous = before.at(-1) ?? '';
  if (/^(?:-n|--namespace)$/.test(previous)) return await namesOf('namespaces', [], context);
  if (/^(?:-o|--output)$/.test(previous)) return ['json', 'jsonpath=', 'name', 'wide', 'yaml', 'custom-columns='];
  if (word.startsWith('-') && verb !== undefined)
    return Object.keys({ ...(await verb.load()).flags, ...globalFlags }).map((flag) => `--${flag}`);
  const below = namesUnder(name);
  if (verb === undefined) return name === '' ? [...below, ...Object.keys(plugins)] : below;
  const words = rest.filter((each, at) => !each.startsWith('-') && !isValue(rest[at - 1]));
  const kind = ofOneKind[name];
  if (kind !== undefined) return await namesOf(kind, before, context);
  if (!ofKinds.has(name) && !ofWorkloads.test(name)) return below;
  const slash = word.indexOf('/');
  const given = slash > 0 ? word.slice(0, slash) : words[0];
  if (given === undefined) return ofKinds.has(name) ? await kinds(context) : workloads;
  if (words.some((each) => each.includes('/'))) return [];
  const names = await namesOf(given, before, context);
  return slash > 0 ? names.map((each) => `${given}/${each}`) : names;
};

/** Whether the word after this one is the value of a flag. */
function isValue(flag: string | undefined): boolean {
  return flag !== undefined && /^(?:-[nflo]|--(?:namespace|filename|selector|output|container))$/.test(flag);
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
