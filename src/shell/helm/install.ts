import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { parseCommandLine, type CommandLine } from '../commandLine.ts';
import { ApiError } from '../kubernetes/apiError.ts';
import type { KubernetesApi } from '../kubernetes/kubernetesApi.ts';
import { ToolError, type Tool } from '../tool.ts';
import type { Chart, Manifest, ReleaseName, Values } from './chart/chart.ts';
import { findChart } from './chart/charts.ts';
import { mergeValues } from './chart/mergeValues.ts';
import { parseSetValues } from './chart/setValues.ts';
import { findRelease, storeRelease, type Release } from './releases.ts';
import { collectionPath, inInstallOrder } from './resourcePath.ts';
import { commonFlags, openSession } from './session.ts';
import { statusText } from './statusText.ts';

const flags = {
  ...commonFlags,
  version: { kind: 'text' },
  set: { kind: 'list' },
  'set-string': { kind: 'list' },
  values: { kind: 'list', short: 'f' },
  'create-namespace': { kind: 'switch' },
  'dry-run': { kind: 'switch' },
} as const;

/** `helm install NAME repo/chart`. */
export const install: Tool = async (args, context) => {
  const line = parseCommandLine(args, flags);
  const [name, reference] = line.words;
  if (name === undefined) throw failed('must either provide a name or specify --generate-name');
  if (reference === undefined) throw failed('must either provide a name or specify --generate-name');
  if (!/^[a-z0-9]([-a-z0-9]{0,51}[a-z0-9])?$/.test(name)) throw failed(`release name "${name}": invalid release name`);
  const chart = await findChart(context, reference, line.text('version'));
  const config = await valuesGiven(line, context.cwd);
  const { api, namespace } = await openSession(context, line);
  const release = releaseOf(chart, { name, namespace }, config, context.now());
  if (line.has('dry-run')) {
    context.print(`${statusText(release)}HOOKS:\nMANIFEST:\n${release.manifest}\n`);
    return 0;
  }
  if ((await findRelease(api, namespace, name)) !== undefined)
    throw failed('cannot re-use a name that is still in use');
  if (line.has('create-namespace')) await createNamespace(api, namespace);
  for (const manifest of inInstallOrder(chart.render(release, mergeValues(chart.values, config))))
    await create(api, manifest, release);
  await storeRelease(api, release);
  context.print(statusText(release));
  return 0;
};

function failed(why: string, cause?: unknown): ToolError {
  return new ToolError(`Error: INSTALLATION FAILED: ${why}`, 1, cause);
}

async function valuesGiven(line: CommandLine<keyof typeof flags>, cwd: string): Promise<Values> {
  let values: Values = {};
  for (const file of line.list('values')) {
    const text = await readFile(resolve(cwd, file), 'utf8').catch((error: Error) => {
      throw failed(`open ${file}: no such file or directory`, error);
    });
    values = mergeValues(values, (parse(text) as Values | null) ?? {});
  }
  for (const text of line.list('set')) values = mergeGiven(values, parseSetValues(text, false));
  for (const text of line.list('set-string')) values = mergeGiven(values, parseSetValues(text, true));
  return values;
}

function mergeGiven(values: Values, more: Values): Values {
  const nulls = Object.entries(more).filter(([, value]) => value === null);
  return { ...mergeValues(values, more), ...Object.fromEntries(nulls) };
}

function releaseOf(chart: Chart, name: ReleaseName, config: Values, now: Date): Release {
  const values = mergeValues(chart.values, config);
  const at = now.toISOString();
  return {
    ...name,
    version: 1,
    info: {
      first_deployed: at,
      last_deployed: at,
      deleted: '',
      description: 'Install complete',
      status: 'deployed',
      notes: chart.notes(name, values),
    },
    chart: { metadata: { name: chart.name, version: chart.version, appVersion: chart.appVersion } },
    config,
    manifest: chart
      .render(name, values)
      .map(
        (manifest) =>
          `---\n# Source: ${chart.name}/templates/${manifest.kind.toLowerCase()}.yaml\n${stringify(manifest)}`,
      )
      .join(''),
  };
}

async function create(api: KubernetesApi, manifest: Manifest, { name, namespace }: ReleaseName): Promise<void> {
  const annotations = { 'meta.helm.sh/release-name': name, 'meta.helm.sh/release-namespace': namespace };
  const labels = { ...manifest.metadata.labels, 'app.kubernetes.io/managed-by': 'Helm' };
  const metadata = { ...manifest.metadata, annotations, labels };
  const path = `${collectionPath(manifest, namespace)}?fieldManager=helm`;
  await api.request('POST', path, { ...manifest, metadata }).catch((error: unknown) => {
    if (!(error instanceof ApiError)) throw error;
    if (error.reason !== 'AlreadyExists') throw failed(error.message, error);
    throw failed(
      `Unable to continue with install: ${manifest.kind} "${manifest.metadata.name}" in namespace "${namespace}" exists and cannot be imported into the current release`,
      error,
    );
  });
}

async function createNamespace(api: KubernetesApi, name: string): Promise<void> {
  const body = { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { name } } };
  await api.request('POST', '/api/v1/namespaces?fieldManager=helm', body).catch((error: unknown) => {
    if (!(error instanceof ApiError) || error.reason !== 'AlreadyExists') throw error;
  });
}
