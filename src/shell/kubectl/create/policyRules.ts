import { ToolError } from '../../tool.ts';
import type { JsonObject } from '../patch/jsonObject.ts';
import { commaSeparated, type Wanted } from './generator.ts';

const verbs = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];
/** Verbs that some resources have besides. */
const specialVerbs = ['use', 'bind', 'escalate', 'impersonate', 'approve', 'sign', 'attest', 'proxy', '*'];

/** The verbs of `--verb`, each once. */
export function verbsOf({ line, warn }: Wanted): readonly string[] {
  const given = [...new Set(commaSeparated(line, 'verb'))].filter((verb) => verb !== '');
  if (given.includes('*')) return ['*'];
  if (given.length === 0) throw new ToolError('error: at least one verb must be specified');
  for (const verb of given)
    if (![...verbs, ...specialVerbs].includes(verb)) warn(`Warning: '${verb}' is not a standard resource verb\n`);
  return given;
}

/** One rule for the resources of each group, in the order of `--resource`. */
export async function resourceRules(wanted: Wanted, given: readonly string[]): Promise<readonly JsonObject[]> {
  const { line, resource } = wanted;
  const byGroup = new Map<string, string[]>();
  for (const word of new Set(commaSeparated(line, 'resource'))) {
    const { group, plural } = await named(word, resource);
    byGroup.set(group, [...(byGroup.get(group) ?? []), plural]);
  }
  const names = commaSeparated(line, 'resource-name');
  return [...byGroup]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([group, resources]) => ({
      apiGroups: [group],
      ...(names.length === 0 ? {} : { resourceNames: [...new Set(names)] }),
      resources,
      verbs: given,
    }));
}

/** `pods`, `deployments.apps`, `pods/log` or `*`. */
async function named(word: string, resource: Wanted['resource']): Promise<{ group: string; plural: string }> {
  if (word === '*') return { group: '', plural: '*' };
  const slash = word.indexOf('/');
  const [bare, below] = slash < 0 ? [word, ''] : [word.slice(0, slash), word.slice(slash)];
  const { group, plural } = await resource(bare);
  return { group, plural: plural + below };
}
