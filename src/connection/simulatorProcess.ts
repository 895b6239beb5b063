import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Clock } from '../base/clock.ts';
import { LabError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { TerminalOffer } from './terminalEnvironment.ts';

/** How to run the simulator. */
export interface SimulatorStart {
  /** The program that runs `script` when `ELECTRON_RUN_AS_NODE` is set: this process's own executable. */
  readonly node: string;
  readonly script: string;
  /** A folder for what its terminals need. */
  readonly terminalFolder: string;
  /** The file that the world is kept in from one start to the next. */
  readonly state: string;
  /** Lab seconds per second. */
  readonly speed: number;
  readonly clock: Clock;
  readonly log: Log;
}

/** What the simulator says of itself once it listens, in one line of JSON. */
export interface SimulatorReady {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The page that tells which address this machine has in its world. */
  readonly addressService: string;
  readonly terminal: TerminalOffer | undefined;
  /** Where it put a saved world that it could not read. */
  readonly setAside: string | undefined;
}

export interface SimulatorProcess {
  readonly ready: SimulatorReady;
  /** Resolves with its last words when it has ended, for whatever reason. */
  readonly ended: Promise<string>;
  stop(): void;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** Milliseconds: it is ready within one second on a usual machine. */
const patience = 10_000;
const stopPatience = 6000;
/** How much of its error output is kept for an error's detail, in characters. */
const tailLength = 2000;

/**
 * Starts the simulator and waits until it is ready. Rejects with `practice-failed` and its last words when it does not
 * come up, and with the signal's reason when aborted; either way nothing is left running. It ends with its standard
 * input, so it cannot outlive this process.
 */
export async function startSimulator(start: SimulatorStart, signal: AbortSignal): Promise<SimulatorProcess> {
  signal.throwIfAborted();
  const { node, script, speed, terminalFolder, state, clock, log } = start;
  const args = ['--with-parent', '--speed', String(speed), '--terminal-folder', terminalFolder, '--state', state];
  const child = spawn(node, [script, ...args], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let tail = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-tailLength);
    log.debug(`practice: ${text.trimEnd()}`);
  });
  // Writing to a process that is gone fails; that it is gone is told by its end.
  child.stdin.on('error', (error) => log.debug(`practice: ${error.message}`));
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, by) => resolve(tail.trim() || `exit ${code ?? by ?? ''}`));
  });
  const stop = () => stopChild(child, clock);
  try {
    return { ready: await firstWord(child, ended, clock, signal), ended, stop };
  } catch (error) {
    stop();
    if (signal.aborted) throw signal.reason;
    throw new LabError('practice-failed', '', error instanceof Error ? error.message : String(error), error);
  }
}

function firstWord(child: Child, ended: Promise<string>, clock: Clock, signal: AbortSignal): Promise<SimulatorReady> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    const timer = clock.after(patience, () => reject(new Error(`not ready after ${patience / 1000} s`)));
    signal.addEventListener('abort', onAbort, { once: true });
    void ended.then((words) => reject(new Error(words)));
    createInterface(child.stdout).once('line', (line) => {
      timer.dispose();
      signal.removeEventListener('abort', onAbort);
      try {
        resolve(parseReady(line));
      } catch (error) {
        reject(error);
      }
    });
  });
}

function parseReady(line: string): SimulatorReady {
  const said = JSON.parse(line) as Partial<Record<keyof SimulatorReady, unknown>>;
  const text = (key: keyof SimulatorReady) => {
    const value = said[key];
    if (typeof value !== 'string') throw new Error(`its first line has no ${key}`);
    return value;
  };
  return {
    endpoint: text('endpoint'),
    region: text('region'),
    accessKeyId: text('accessKeyId'),
    secretAccessKey: text('secretAccessKey'),
    addressService: text('addressService'),
    terminal: said.terminal === undefined ? undefined : parseOffer(said.terminal),
    setAside: said.setAside === undefined ? undefined : text('setAside'),
  };
}

function parseOffer(said: unknown): TerminalOffer {
  const { path, variables, settings } = (said ?? {}) as Partial<Record<keyof TerminalOffer, unknown>>;
  if (typeof path !== 'string' || !isObject(variables) || !isObject(settings))
    throw new Error('its first line has no path, variables and settings for terminals');
  return {
    path,
    variables: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)])),
    settings: Object.fromEntries(
      Object.entries(settings).map(([name, words]) => [name, Array.isArray(words) ? words.map(String) : []]),
    ),
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function stopChild(child: Child, clock: Clock): void {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  const force = clock.after(stopPatience, () => child.kill('SIGKILL'));
  child.once('close', () => force.dispose());
}
