import { rm } from 'node:fs/promises';
import { LabError } from '../base/errors.ts';
import type { Connection } from './connection.ts';
import { LiveConnection, type ConnectionTools } from './liveConnection.ts';
import { startSimulator, type SimulatorStart } from './simulatorProcess.ts';

export type PracticeStart = Omit<SimulatorStart, 'node' | 'terminalFolder'> & {
  /** The lab's stack and cluster in the practice world. */
  readonly stackName: string;
};

/** A practice world that was opened. */
export interface OpenedPractice {
  readonly connection: Connection;
  /** Where an earlier world was put that could not be read; undefined when there was none such. */
  readonly setAside: string | undefined;
}

const id = 'practice';

/** The practice world of this installation: one at a time, and kept in a file from one start to the next. */
export class PracticeWorld {
  readonly #tools: ConnectionTools;
  /** The end of the last one: until then it may still write its file. */
  #ended: Promise<unknown> = Promise.resolve();

  constructor(tools: ConnectionTools) {
    this.#tools = tools;
  }

  /**
   * Starts the world and connects to it as to any account. It ends with the connection; when it ends by itself, the
   * connection closes with `practice-stopped`.
   */
  async open(start: PracticeStart, signal: AbortSignal): Promise<OpenedPractice> {
    // The AWS adapters load while the world comes up; should they not, their first user is told.
    void import('../aws/openCloud.ts').catch(() => undefined);
    await this.#ended;
    const tools = this.#tools;
    const { terminal: terminalFolder } = await tools.folder.make(id);
    const simulator = await startSimulator({ ...start, node: tools.node, terminalFolder }, signal);
    this.#ended = simulator.ended;
    const { endpoint, region, accessKeyId, secretAccessKey, addressService, terminal, setAside } = simulator.ready;
    const { stackName } = start;
    const connection = new LiveConnection(
      { id, name: 'Practice', icon: 'beaker', region, billed: false, stackName, clusterName: stackName },
      { region, endpoint, addressService, credentials: { kind: 'keys', accessKeyId, secretAccessKey } },
      { ...tools, terminal },
    );
    connection.closed.addEventListener('abort', () => simulator.stop(), { once: true });
    void simulator.ended.then((words) => connection.end(new LabError('practice-stopped', 'Practice', words)));
    return { connection, setAside };
  }

  /** Takes the world away for good, once it has ended. */
  async forget(state: string): Promise<void> {
    await this.#ended;
    await rm(state, { force: true });
  }
}
