import type { CommandLine, Flag } from '../../commandLine.ts';
import { isAbort } from '../../../base/abort.ts';
import { ToolError } from '../../tool.ts';
import { UsageError, type KubectlCommand } from '../command.ts';
import type { KubectlSession } from '../session/session.ts';
import { milliseconds } from '../session/duration.ts';
import { podsToRead } from './podsToRead.ts';
import { readLog, type LogQuery } from './readLog.ts';
import { containersToRead, type LogPod } from './logPod.ts';

const flags = {
  'all-containers': { kind: 'switch' },
  'all-pods': { kind: 'switch' },
  container: { kind: 'text', short: 'c' },
  follow: { kind: 'switch', short: 'f' },
  'ignore-errors': { kind: 'switch' },
  'limit-bytes': { kind: 'text' },
  'max-log-requests': { kind: 'text' },
  'pod-running-timeout': { kind: 'text' },
  prefix: { kind: 'switch' },
  previous: { kind: 'switch', short: 'p' },
  selector: { kind: 'text', short: 'l' },
  since: { kind: 'text' },
  'since-time': { kind: 'text' },
  tail: { kind: 'text' },
  timestamps: { kind: 'switch' },
} as const satisfies Readonly<Record<string, Flag>>;

type LogsLine = CommandLine<keyof typeof flags>;

/** Lines of each log that are shown when a selector chose the pods. */
const tailOfSelected = 10;
/** Logs that may be followed at once unless the command line says otherwise. */
const usualRequests = 5;

/** `kubectl logs`. */
export const logs: KubectlCommand = {
  takes: '[-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]',
  flags,
  async run(line, session) {
    const query = queryOf(line);
    const pods = await chosen(line, session);
    if (pods.length === 0) {
      session.printError(`No resources found in ${await session.namespace()} namespace.\n`);
      return 0;
    }
    const sources = pods.flatMap((pod) =>
      containersToRead(pod, line.text('container'), line.has('all-containers'), session).map((container) => ({
        pod,
        container,
      })),
    );
    const read = (source: (typeof sources)[number]) =>
      readLog(session, source.pod, source.container, query, line.has('prefix'));
    try {
      if (!line.has('follow') || sources.length === 1) {
        for (const source of sources) await read(source);
      } else {
        const most = Number(line.text('max-log-requests') ?? usualRequests);
        if (sources.length > most)
          throw new ToolError(
            `error: you are attempting to follow ${sources.length} log streams, but maximum allowed concurrency is ${most}, use --max-log-requests to increase the limit`,
          );
        await Promise.all(sources.map(read));
      }
    } catch (error) {
      if (!session.signal.aborted && !isAbort(error)) throw error;
    }
    return 0;
  },
};

async function chosen(line: LogsLine, session: KubectlSession): Promise<readonly LogPod[]> {
  const selector = line.text('selector');
  const wrong =
    "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command";
  if (selector !== undefined && line.words.length > 0)
    throw new UsageError('only a selector (-l) or a POD name is allowed');
  if (selector === undefined && (line.words.length === 0 || line.words.length > 2)) throw new UsageError(wrong);
  const [first = '', second] = line.words;
  // The older form: POD CONTAINER.
  const types = await session.resources();
  if (second !== undefined && types.find(first) === undefined) throw new UsageError(wrong);
  return await podsToRead({ selector, words: line.words, all: line.has('all-pods') }, session);
}

function queryOf(line: LogsLine): LogQuery {
  const since = line.text('since');
  const sinceTime = line.text('since-time');
  const ms = since === undefined ? undefined : milliseconds(since);
  if (since !== undefined && ms === undefined)
    throw new ToolError(
      `Error: invalid argument "${since}" for "--since" flag: time: invalid duration "${since}"\nSee 'kubectl logs --help' for usage.`,
    );
  if (since !== undefined && sinceTime !== undefined)
    throw new ToolError('error: at most one of `sinceTime` or `sinceSeconds` may be specified');
  const tail = line.text('tail') === undefined ? undefined : Number(line.text('tail'));
  if (tail !== undefined && tail < -1) throw new ToolError('error: --tail must be greater than or equal to -1');
  const usualTail = line.text('selector') === undefined || line.has('follow') ? undefined : tailOfSelected;
  return {
    follow: line.has('follow'),
    previous: line.has('previous'),
    timestamps: line.has('timestamps'),
    sinceSeconds: ms === undefined ? undefined : Math.ceil(ms / 1000),
    sinceTime,
    tailLines: tail === -1 ? undefined : (tail ?? usualTail),
    limitBytes: line.text('limit-bytes'),
  };
}
