import type { CommandLine, Flag } from '../../commandLine.ts';
import { ToolError } from '../../tool.ts';
import type { KubectlCommand } from '../command.ts';
import { eventAge, type ClusterEvent } from '../describe/events.ts';
import { Columns } from '../output/columns.ts';
import { objectPrinter } from '../output/objectPrinter.ts';
import { followEvents } from './followEvents.ts';
import { listObjects } from '../resources/listObjects.ts';
import { readSelection } from '../resources/selection.ts';
import type { KubectlSession } from '../session/session.ts';

const flags = {
  'all-namespaces': { kind: 'switch', short: 'A' },
  'chunk-size': { kind: 'text' },
  for: { kind: 'text' },
  'no-headers': { kind: 'switch' },
  output: { kind: 'text', short: 'o' },
  template: { kind: 'text' },
  types: { kind: 'list' },
  watch: { kind: 'switch', short: 'w' },
} as const satisfies Readonly<Record<string, Flag>>;

type EventsLine = CommandLine<keyof typeof flags>;

/** `kubectl events`. */
export const events: KubectlCommand = {
  takes: '[(-o|--output=)json|yaml|name] [--for TYPE/NAME] [--types=Normal,Warning] [--watch]',
  flags,
  async run(line, session) {
    const all = line.has('all-namespaces');
    const api = await session.api();
    const resource = (await session.resources()).require('events');
    const namespace = all ? undefined : await session.namespace();
    const wanted = typesOf(line);
    const fieldSelector = await selectorFor(line.text('for'), session);
    const isWanted = ({ type = '' }: ClusterEvent) => wanted.length === 0 || wanted.includes(type.toLowerCase());
    const found = ((await listObjects(api, resource, { namespace, fieldSelector })) as readonly ClusterEvent[])
      .filter(isWanted)
      .toSorted((a, b) => lastSeen(a) - lastSeen(b));
    const watching = line.has('watch');
    if (found.length === 0 && !watching) {
      session.printError(
        namespace === undefined ? 'No events found.\n' : `No events found in ${namespace} namespace.\n`,
      );
      return 0;
    }
    const output = line.text('output') ?? '';
    if (output !== '') {
      const print = await objectPrinter(output, { template: line.text('template'), cwd: session.cwd });
      session.print(print({ apiVersion: 'v1', kind: 'EventList', metadata: {}, items: found }));
      return 0;
    }
    const columns = new Columns();
    const rows = (list: readonly ClusterEvent[]) => list.map((event) => rowOf(event, all, session.now()));
    session.print(columns.print([...(line.has('no-headers') ? [] : [headers(all)]), ...rows(found)]));
    if (watching)
      await followEvents(session, { resource, namespace, fieldSelector }, (event) => {
        if (isWanted(event)) session.print(columns.print(rows([event])));
      });
    return 0;
  },
};

function typesOf(line: EventsLine): readonly string[] {
  const types = line.list('types').flatMap((each) => each.split(','));
  for (const type of types)
    if (!['normal', 'warning'].includes(type.toLowerCase()))
      throw new ToolError('error: valid --types are Normal or Warning');
  return types.map((type) => type.toLowerCase());
}

async function selectorFor(about: string | undefined, session: KubectlSession): Promise<string | undefined> {
  if (about === undefined) return undefined;
  if (!/^[^/]+\/[^/]+$/.test(about)) throw new ToolError('error: --for must be in resource/name form');
  const [request] = readSelection([about], await session.resources());
  return `involvedObject.kind=${request?.resource.kind ?? ''},involvedObject.name=${request?.name ?? ''}`;
}

function lastSeen({ series, lastTimestamp, eventTime }: ClusterEvent): number {
  return Date.parse(series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? '') || 0;
}

function headers(all: boolean): string[] {
  return [...(all ? ['NAMESPACE'] : []), 'LAST SEEN', 'TYPE', 'REASON', 'OBJECT', 'MESSAGE'];
}

function rowOf(event: ClusterEvent, all: boolean, now: Date): string[] {
  const { kind = '', name = '' } = (event['involvedObject'] ?? {}) as {
    readonly kind?: string;
    readonly name?: string;
  };
  const { type = '', reason = '', message = '' } = event;
  const place = all ? [event.metadata?.namespace ?? ''] : [];
  return [...place, eventAge(event, now), type, reason, `${kind}/${name}`, message.trim()];
}
