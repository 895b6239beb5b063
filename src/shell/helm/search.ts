import { parseCommandLine } from '../commandLine.ts';
import { spacedTable } from '../spacedTable.ts';
import { ToolError, type Tool } from '../tool.ts';
import { chartsOf } from './chart/charts.ts';
import { readRepositories } from './repositories.ts';
import { commonFlags } from './session.ts';

/** `helm search repo [WORD]`. */
export const search: Tool = async (args, context) => {
  const [where, ...words] = parseCommandLine(args, { ...commonFlags, versions: { kind: 'switch', short: 'l' } }).words;
  if (where !== 'repo')
    throw new ToolError('Error: this stand-in for Helm searches repositories only: helm search repo');
  const repositories = await readRepositories(context);
  if (repositories.length === 0) throw new ToolError('Error: no repositories configured');
  const charts = repositories.flatMap(({ name, url }) =>
    (chartsOf(url) ?? []).map((chart) => [`${name}/${chart.name}`, chart.version, chart.appVersion, chart.description]),
  );
  const found = charts.filter((cells) => words.every((word) => cells.join(' ').includes(word)));
  if (found.length === 0) context.print('No results found\n');
  else context.print(spacedTable([['NAME', 'CHART VERSION', 'APP VERSION', 'DESCRIPTION'], ...found]));
  return 0;
};
