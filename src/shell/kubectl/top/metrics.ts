import { ToolError } from '../../tool.ts';
import type { KubernetesObject, ObjectList } from '../resources/kubernetesObject.ts';
import { parseQuantity } from '../../../base/quantity.ts';
import type { KubectlSession } from '../session/session.ts';

/** What something uses: cores, and bytes. */
export interface Usage {
  readonly cpu: number;
  readonly memory: number;
}

export interface Metrics extends KubernetesObject {
  readonly usage?: Readonly<Record<string, string>>;
  readonly containers?: readonly { readonly name: string; readonly usage?: Readonly<Record<string, string>> }[];
}

const root = '/apis/metrics.k8s.io/v1beta1';

/** Asks the metrics API; an error in kubectl's words if the cluster has none. */
export async function metricsOf(
  session: KubectlSession,
  path: string,
  query: Readonly<Record<string, string | undefined>> = {},
): Promise<readonly Metrics[]> {
  const { all } = await session.resources();
  if (!all.some(({ group }) => group === 'metrics.k8s.io')) {
    const anew = await session.resourcesAnew();
    if (!anew.all.some(({ group }) => group === 'metrics.k8s.io'))
      throw new ToolError('error: Metrics API not available');
  }
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '') as [string, string][];
  const text = new URLSearchParams(given).toString();
  const answer = await (await session.api()).request('GET', `${root}/${path}${text === '' ? '' : `?${text}`}`);
  const { items } = answer as Partial<ObjectList>;
  return (items ?? [answer]) as readonly Metrics[];
}

export function usageOf(usage: Readonly<Record<string, string>> | undefined): Usage {
  return { cpu: parseQuantity(usage?.['cpu'] ?? '') || 0, memory: parseQuantity(usage?.['memory'] ?? '') || 0 };
}

/** Thousandths of a core. */
function millicores({ cpu }: Usage): number {
  return thousandths(cpu);
}

/** Rounded up, as kubectl counts every quantity. */
function thousandths(value: number): number {
  return Math.ceil(value * 1000 - 1e-6);
}

/** How much of all there is: whole percents of the thousandths. */
export function percentText(used: number, all: number): string {
  return all === 0 ? '<unknown>' : `${Math.trunc((thousandths(used) / thousandths(all)) * 100)}%`;
}

export function cpuText(usage: Usage): string {
  return `${millicores(usage)}m`;
}

/** Whole mebibytes. */
export function memoryText({ memory }: Usage): string {
  return `${Math.trunc(memory / 2 ** 20)}Mi`;
}

interface Measured {
  readonly name: string;
  readonly namespace?: string | undefined;
  readonly usage: Usage;
}

/** Compares by `--sort-by`: the most first, as far as it is shown; without it by namespace and name. */
export function orderBy(sortBy: string | undefined): (a: Measured, b: Measured) => number {
  if (sortBy !== undefined && sortBy !== '' && sortBy !== 'cpu' && sortBy !== 'memory')
    throw new ToolError('error: --sort-by accepts only cpu or memory');
  return (a, b) => {
    if (sortBy === 'cpu') return millicores(b.usage) - millicores(a.usage);
    if (sortBy === 'memory') return b.usage.memory - a.usage.memory;
    const [one, other] = a.namespace === b.namespace ? [a.name, b.name] : [a.namespace ?? '', b.namespace ?? ''];
    return one < other ? -1 : one > other ? 1 : 0;
  };
}
