import type { Flag } from '../../commandLine.ts';
import { ToolError } from '../../tool.ts';
import type { KubectlCommand } from '../command.ts';
import { Columns } from '../output/columns.ts';
import { cpuText, memoryText, metricsOf, orderBy, usageOf, type Metrics, type Usage } from './metrics.ts';

const flags = {
  'all-namespaces': { kind: 'switch', short: 'A' },
  containers: { kind: 'switch' },
  'field-selector': { kind: 'text' },
  'no-headers': { kind: 'switch' },
  selector: { kind: 'text', short: 'l' },
  'sort-by': { kind: 'text' },
  sum: { kind: 'switch' },
  'use-protocol-buffers': { kind: 'switch' },
} as const satisfies Readonly<Record<string, Flag>>;

/** `kubectl top pod`. */
export const topPod: KubectlCommand = {
  takes: '[NAME | -l label]',
  flags,
  async run(line, session) {
    const all = line.has('all-namespaces');
    const [name] = line.words;
    const order = orderBy(line.text('sort-by'));
    if (name !== undefined && (line.text('selector') ?? '') !== '')
      throw new ToolError('error: only one of NAME or selector can be provided');
    const namespace = await session.namespace();
    const place = all ? 'pods' : `namespaces/${namespace}/pods`;
    const metrics = await metricsOf(session, name === undefined ? place : `${place}/${name}`, {
      labelSelector: line.text('selector'),
      fieldSelector: line.text('field-selector'),
    });
    if (metrics.length === 0) {
      session.printError(all ? 'No resources found\n' : `No resources found in ${namespace} namespace.\n`);
      return 0;
    }
    const byContainer = line.has('containers');
    const used = metrics
      .map((pod) => ({ pod, name: pod.metadata?.name ?? '', namespace: pod.metadata?.namespace, usage: sum(pod) }))
      .toSorted(order);
    const rows = used.flatMap(({ pod, name: podName, usage }) =>
      (byContainer ? containersOf(pod).toSorted(order) : [{ name: undefined, usage }]).map((part) => [
        ...(all ? [pod.metadata?.namespace ?? ''] : []),
        podName,
        ...(part.name === undefined ? [] : [part.name]),
        cpuText(part.usage),
        memoryText(part.usage),
        '',
      ]),
    );
    const names = byContainer ? ['POD', 'NAME'] : ['NAME'];
    const header = [...(all ? ['NAMESPACE'] : []), ...names, 'CPU(cores)', 'MEMORY(bytes)', ''];
    const total = used.reduce((whole, { usage }) => plus(whole, usage), nothing);
    // Without headers kubectl takes no count of the columns.
    const blank = line.has('no-headers') ? [''] : header.slice(0, -3).map(() => '');
    const sums = line.has('sum')
      ? [
          [...blank, '________', '________', ''],
          [...blank, cpuText(total), memoryText(total), ''],
        ]
      : [];
    session.print(new Columns().print([...(line.has('no-headers') ? [] : [header]), ...rows, ...sums]));
    return 0;
  },
};

const nothing: Usage = { cpu: 0, memory: 0 };

function plus(a: Usage, b: Usage): Usage {
  return { cpu: a.cpu + b.cpu, memory: a.memory + b.memory };
}

function containersOf({ containers = [] }: Metrics): readonly { readonly name: string; readonly usage: Usage }[] {
  return containers.map(({ name, usage }) => ({ name, usage: usageOf(usage) }));
}

function sum(pod: Metrics): Usage {
  return containersOf(pod).reduce((whole, { usage }) => plus(whole, usage), nothing);
}
