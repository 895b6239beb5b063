import { pods } from '../kinds.ts';
import type { Pod } from '../objects/pod.ts';
import { badRequest, notFound } from '../statusError.ts';
import { query, type Exchange } from './exchange.ts';
import type { ContainerOutput, OutputLine, PodOutput } from './podOutput.ts';
import type { ResourcePath } from './requestPath.ts';

/** What of a log is asked for. */
interface Selection {
  readonly since: number;
  readonly stream: 'stdout' | 'stderr' | undefined;
  readonly timestamps: boolean;
  readonly tail: number;
  /** Bytes; what exceeds them is cut off, in the middle of a line if need be. */
  readonly limit: number;
}

/**
 * `pods/<name>/log` as plain text, to its end or, with `follow`, for as long as the container writes. 400 if the
 * container is not named, not there, or has not started.
 */
export function sendLog(exchange: Exchange, path: ResourcePath, output: PodOutput): void {
  const pod = exchange.api.store.get(pods, path.namespace ?? '', path.name ?? '');
  if (pod === undefined) throw notFound(pods, path.name ?? '');
  const selection = selectionOf(exchange);
  const container = containerOf(exchange, pod);
  const { response } = exchange;
  // Without a node there is nobody to ask, and the answer is empty.
  const log = pod.spec.nodeName === undefined ? undefined : logOf(exchange, pod, container, output);
  response.writeHead(200, { 'content-type': 'text/plain' });
  if (log === undefined) return void response.end();
  const writer = new LogWriter(selection, (text) => response.write(text));
  const lines = log.from(0).filter((line) => isSelected(line, selection));
  writer.write(lines.slice(Math.max(0, lines.length - selection.tail)));
  let sent = log.length;
  if (query(exchange, 'follow') !== 'true' || log.isClosed || writer.isFull) return void response.end();
  response.flushHeaders();
  const changes = log.onDidChange(() => {
    writer.write(log.from(sent).filter((line) => isSelected(line, selection)));
    sent = log.length;
    if (!log.isClosed && !writer.isFull) return;
    changes.dispose();
    response.end();
  });
  response.once('close', () => changes.dispose());
}

function containerOf(exchange: Exchange, pod: Pod): string {
  const { name } = pod.metadata;
  const main = pod.spec.containers.map((each) => each.name);
  const inits = (pod.spec.initContainers ?? []).map((each) => each.name);
  const asked = query(exchange, 'container') ?? (main.length + inits.length === 1 ? main[0] : undefined);
  if (asked === undefined) {
    const others = inits.length === 0 ? '' : ` or one of the init containers: [${inits.join(' ')}]`;
    throw badRequest(`a container name must be specified for pod ${name}, choose one of: [${main.join(' ')}]${others}`);
  }
  if (![...main, ...inits].includes(asked)) throw badRequest(`container ${asked} is not valid for pod ${name}`);
  return asked;
}

function logOf(exchange: Exchange, pod: Pod, container: string, output: PodOutput): ContainerOutput {
  const { name } = pod.metadata;
  const previous = query(exchange, 'previous') === 'true';
  const log = output.logOf(pod, container, previous);
  if (log !== undefined) return log;
  if (previous) throw badRequest(`previous terminated container "${container}" in pod "${name}" not found`);
  const { containerStatuses = [], initContainerStatuses = [] } = pod.status;
  const status = [...containerStatuses, ...initContainerStatuses].find((each) => each.name === container);
  throw badRequest(
    `container "${container}" in pod "${name}" is waiting to start: ${waitsFor(status?.state.waiting?.reason)}`,
  );
}

function waitsFor(reason = 'ContainerCreating'): string {
  if (reason === 'ErrImagePull') return "image can't be pulled";
  return reason === 'ImagePullBackOff' ? 'trying and failing to pull image' : reason;
}

function selectionOf(exchange: Exchange): Selection {
  const seconds = number(exchange, 'sinceSeconds');
  const time = query(exchange, 'sinceTime');
  if (seconds !== undefined && time !== undefined)
    throw badRequest('at most one of `sinceTime` or `sinceSeconds` may be specified');
  const stream = query(exchange, 'stream')?.toLowerCase();
  return {
    since: seconds === undefined ? Date.parse(time ?? '') || 0 : exchange.api.now() - seconds * 1000,
    stream: stream === 'stdout' || stream === 'stderr' ? stream : undefined,
    timestamps: query(exchange, 'timestamps') === 'true',
    tail: number(exchange, 'tailLines') ?? Infinity,
    limit: number(exchange, 'limitBytes') ?? Infinity,
  };
}

function number(exchange: Exchange, name: string): number | undefined {
  const text = query(exchange, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0)
    throw badRequest(`Invalid value: "${text}": ${name} must be a whole number of at least 0`);
  return value;
}

function isSelected(line: OutputLine, { since, stream }: Selection): boolean {
  return line.at >= since && (stream === undefined || line.stream === stream);
}

/** Writes lines out until their limit is reached. */
class LogWriter {
  readonly #selection: Selection;
  readonly #send: (text: string) => void;
  #left: number;
  #written = 0;

  constructor(selection: Selection, send: (text: string) => void) {
    this.#selection = selection;
    this.#send = send;
    this.#left = selection.limit;
  }

  get isFull(): boolean {
    return this.#left <= 0;
  }

  write(lines: readonly OutputLine[]): void {
    if (this.isFull || lines.length === 0) return;
    const bytes = Buffer.from(lines.map((line) => this.#format(line)).join(''));
    const cut = bytes.subarray(0, this.#left);
    this.#left -= cut.length;
    this.#send(cut.toString('utf8'));
  }

  #format({ at, text }: OutputLine): string {
    this.#written += 1;
    if (!this.#selection.timestamps) return `${text}\n`;
    // Lines of one millisecond still follow one another.
    const nanoseconds = String((this.#written * 1733) % 1_000_000).padStart(6, '0');
    return `${new Date(at).toISOString().slice(0, 23)}${nanoseconds}Z ${text}\n`;
  }
}
