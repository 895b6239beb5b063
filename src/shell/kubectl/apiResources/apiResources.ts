import type { Flag } from '../../commandLine.ts';
import { ToolError } from '../../tool.ts';
import type { KubectlCommand } from '../command.ts';
import { apiVersionOf, qualifiedName, type ApiResource } from '../discovery/apiResource.ts';
import { Columns } from '../output/columns.ts';

const flags = {
  'api-group': { kind: 'text' },
  cached: { kind: 'switch' },
  categories: { kind: 'list' },
  namespaced: { kind: 'switch' },
  'no-headers': { kind: 'switch' },
  output: { kind: 'text', short: 'o' },
  'sort-by': { kind: 'text' },
  verbs: { kind: 'list' },
} as const satisfies Readonly<Record<string, Flag>>;

/** `kubectl api-resources`. */
export const apiResources: KubectlCommand = {
  takes: '',
  flags,
  async run(line, session) {
    const output = line.text('output') ?? '';
    if (!['', 'name', 'wide'].includes(output)) throw new ToolError(`error: --output ${output} is not available`);
    const listed = (name: 'categories' | 'verbs') => line.list(name).flatMap((each) => each.split(','));
    const [verbs, categories] = [listed('verbs'), listed('categories')];
    const namespaced = line.text('namespaced') === undefined ? undefined : line.has('namespaced');
    const group = line.text('api-group');
    const { all } = await session.resourcesAnew();
    const found = preferred(all).filter(
      (each) =>
        each.verbs.length > 0 &&
        (group === undefined || each.group === group) &&
        (namespaced === undefined || each.namespaced === namespaced) &&
        verbs.every((verb) => each.verbs.includes(verb)) &&
        categories.every((category) => each.categories.includes(category)),
    );
    const sortBy = line.text('sort-by');
    const shown =
      sortBy === 'kind'
        ? sorted(found, ({ kind }) => kind)
        : sortBy === 'name'
          ? sorted(found, ({ name }) => name)
          : found;
    if (output === 'name') session.print(shown.map((each) => `${qualifiedName(each)}\n`).join(''));
    else session.print(new Columns().print(rowsOf(shown, output === 'wide', !line.has('no-headers'))));
    return 0;
  },
};

/** Each kind once, in the version that its group prefers; groups in order, and the kinds in them. */
function preferred(all: readonly ApiResource[]): readonly ApiResource[] {
  const firstVersion = new Map<string, string>();
  for (const { group, version } of all) if (!firstVersion.has(group)) firstVersion.set(group, version);
  const once = all.filter(
    (each) =>
      each.version === firstVersion.get(each.group) ||
      !all.some(
        ({ group, version, name }) => group === each.group && name === each.name && version === firstVersion.get(group),
      ),
  );
  return once.toSorted((a, b) => compare(a.group, b.group) || compare(a.name, b.name));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sorted(list: readonly ApiResource[], by: (each: ApiResource) => string): readonly ApiResource[] {
  return list.toSorted((a, b) => compare(by(a), by(b)));
}

function rowsOf(list: readonly ApiResource[], wide: boolean, withHeader: boolean): string[][] {
  const header = ['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND', ...(wide ? ['VERBS', 'CATEGORIES'] : [])];
  return [
    ...(withHeader ? [header] : []),
    ...list.map((each) => [
      each.name,
      each.shortNames.join(','),
      apiVersionOf(each),
      String(each.namespaced),
      each.kind,
      ...(wide ? [each.verbs.join(','), each.categories.join(',')] : []),
    ]),
  ];
}
