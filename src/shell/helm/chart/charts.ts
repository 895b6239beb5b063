import { ToolError } from '../../tool.ts';
import { readRepositories } from '../repositories.ts';
import type { ToolContext } from '../../tool.ts';
import type { Chart } from './chart.ts';
import { kubeOpsView } from './kubeOpsView.ts';

/** The repositories whose charts we carry with us, by address without the last slash. */
const carried: Readonly<Record<string, readonly Chart[]>> = {
  'https://geek-cookbook.github.io/charts': [kubeOpsView],
};

/** The charts of a repository; undefined when we have none of it. */
export function chartsOf(url: string): readonly Chart[] | undefined {
  return carried[url.replace(/\/+$/, '')];
}

/** Addresses of repositories that can be added. */
export const carriedRepositories: readonly string[] = Object.keys(carried);

/** The chart that `repository/name` means, of this version or of the newest. Errors are in the words of Helm. */
export async function findChart(context: ToolContext, reference: string, version: string | undefined): Promise<Chart> {
  const [repositoryName = '', chartName] = reference.split('/');
  if (chartName === undefined)
    throw new ToolError(
      `Error: INSTALLATION FAILED: non-absolute URLs should be in form of repo_name/path_to_chart, got: ${reference}`,
    );
  const repository = (await readRepositories(context)).find(({ name }) => name === repositoryName);
  if (repository === undefined) throw new ToolError(`Error: INSTALLATION FAILED: repo ${repositoryName} not found`);
  const named = (chartsOf(repository.url) ?? []).filter(({ name }) => name === chartName);
  const found = named.find((chart) => version === undefined || chart.version === version.replace(/^v/, ''));
  if (found !== undefined) return found;
  const wanted = named.length === 0 ? '' : ` matching ${version}`;
  const why = named.length === 0 ? 'no chart name found' : `no chart version found for ${chartName}-${version}`;
  throw new ToolError(
    `Error: INSTALLATION FAILED: chart "${chartName}"${wanted} not found in ${repositoryName} index. (try 'helm repo update'): ${why}`,
  );
}
