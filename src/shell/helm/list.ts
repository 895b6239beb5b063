import { stringify } from 'yaml';
import { parseCommandLine } from '../commandLine.ts';
import { spacedTable } from '../spacedTable.ts';
import type { Tool } from '../tool.ts';
import { listReleases, type Release } from './releases.ts';
import { commonFlags, openSession } from './session.ts';

const titles = ['NAME', 'NAMESPACE', 'REVISION', 'UPDATED', 'STATUS', 'CHART', 'APP VERSION'];

/** `helm list [-A]`. */
export const list: Tool = async (args, context) => {
  const line = parseCommandLine(args, {
    ...commonFlags,
    'all-namespaces': { kind: 'switch', short: 'A' },
    all: { kind: 'switch', short: 'a' },
    short: { kind: 'switch', short: 'q' },
    output: { kind: 'text', short: 'o' },
  });
  const { api, namespace } = await openSession(context, line);
  const releases = await listReleases(api, line.has('all-namespaces') ? undefined : namespace);
  const rows = releases.map(row);
  if (line.has('short')) context.print(releases.map(({ name }) => `${name}\n`).join(''));
  else if (line.text('output') === 'json') context.print(`${JSON.stringify(rows.map(record))}\n`);
  else if (line.text('output') === 'yaml') context.print(stringify(rows.map(record)));
  else context.print(spacedTable([titles, ...rows]));
  return 0;
};

function row({ name, namespace, version, info, chart: { metadata } }: Release): string[] {
  const updated = goTime(new Date(info.last_deployed));
  return [
    name,
    namespace,
    String(version),
    updated,
    info.status,
    `${metadata.name}-${metadata.version}`,
    metadata.appVersion,
  ];
}

function record(cells: readonly string[]): Record<string, string | undefined> {
  return Object.fromEntries(titles.map((title, index) => [title.toLowerCase().replace(' ', '_'), cells[index]]));
}

/** A moment as Go prints one, in UTC: `2023-05-01 01:20:30.123 +0000 UTC`. */
function goTime(date: Date): string {
  return `${date.toISOString().replace('T', ' ').replace('Z', '')} +0000 UTC`;
}
