import type { Flag } from '../../commandLine.ts';
import { ToolError } from '../../tool.ts';
import type { KubectlCommand } from '../command.ts';
import { parseQuantity } from '../../../base/quantity.ts';
import { Columns } from '../output/columns.ts';
import { listObjects } from '../resources/listObjects.ts';
import { cpuText, memoryText, metricsOf, orderBy, percentText, usageOf } from './metrics.ts';

const flags = {
  'no-headers': { kind: 'switch' },
  selector: { kind: 'text', short: 'l' },
  'show-capacity': { kind: 'switch' },
  'sort-by': { kind: 'text' },
  'use-protocol-buffers': { kind: 'switch' },
} as const satisfies Readonly<Record<string, Flag>>;

interface NodeStatus {
  readonly allocatable?: Readonly<Record<string, string>>;
  readonly capacity?: Readonly<Record<string, string>>;
}

/** `kubectl top node`. */
export const topNode: KubectlCommand = {
  takes: '[NAME | -l label]',
  flags,
  async run(line, session) {
    const [name] = line.words;
    const order = orderBy(line.text('sort-by'));
    const selector = line.text('selector');
    if (name !== undefined && (selector ?? '') !== '')
      throw new ToolError('error: only one of NAME or --selector can be provided');
    const metrics = await metricsOf(session, name === undefined ? 'nodes' : `nodes/${name}`, {
      labelSelector: selector,
    });
    if (metrics.length === 0) throw new ToolError('error: metrics not available yet');
    const nodes = await listObjects(await session.api(), (await session.resources()).require('nodes'), { selector });
    const used = metrics.map(({ metadata, usage }) => ({ name: metadata?.name ?? '', usage: usageOf(usage) }));
    const rows = used.toSorted(order).map((node) => {
      const status = (nodes.find(({ metadata }) => metadata?.name === node.name)?.['status'] ?? {}) as NodeStatus;
      const whole = line.has('show-capacity') ? status.capacity : status.allocatable;
      const share = (used: number, of: string) => percentText(used, parseQuantity(whole?.[of] ?? '') || 0);
      const { cpu, memory } = node.usage;
      return [node.name, cpuText(node.usage), share(cpu, 'cpu'), memoryText(node.usage), share(memory, 'memory')];
    });
    const header = line.has('no-headers') ? [] : [['NAME', 'CPU(cores)', 'CPU(%)', 'MEMORY(bytes)', 'MEMORY(%)']];
    session.print(new Columns().print([...header, ...rows.map((row) => [...row, ''])].map(fit)));
    return 0;
  },
};

/** Every cell is followed by spaces, the last one too. */
function fit(row: readonly string[]): readonly string[] {
  return row.length === 5 ? [...row, ''] : row;
}
