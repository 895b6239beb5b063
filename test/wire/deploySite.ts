import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import { expect } from 'vitest';
import type { Clock } from '../../src/base/clock.ts';
import { systemClock } from '../../src/base/clock.ts';
import { LabDeployDesk } from '../../src/commands/deploy/deployDesk.ts';
import { ConnectionFolder } from '../../src/connection/connectionFolder.ts';
import { LiveConnection } from '../../src/connection/liveConnection.ts';
import type { CheckLine, DeployState } from '../../src/domain/deploy/deployState.ts';
import { emptySnapshot } from '../../src/model/snapshot.ts';
import type { CloudSettings } from '../../src/ports/cloud.ts';
import type { KeyValueStore } from '../../src/ports/keyValueStore.ts';
import type { Preset } from '../../src/simulator/presets/preset.ts';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { documentsTwin } from '../commands/editorTwins.ts';
import { askForFaults } from './awsSimulator.ts';

export const ourTemplate = readFileSync(new URL('../../media/eks-networking-lab.yaml', import.meta.url), 'utf8');

/** Lab time passes 300 times as fast, so what the product waits for does so, too, or nearly. */
const speed = 300;
const hurry = 40;

/** Waits are short: the product's own pauses are for AWS. */
const quickClock: Clock = { now: () => systemClock.now(), after: (ms, run) => systemClock.after(ms / hurry, run) };

/** A store that notes everything it was ever given. */
class NotingStore implements KeyValueStore {
  readonly written: string[] = [];
  readonly #values = new Map<string, string>();

  get<T>(key: string): T | undefined {
    const text = this.#values.get(key);
    return text === undefined ? undefined : (JSON.parse(text) as T);
  }

  set(key: string, value: unknown): Promise<void> {
    const text = JSON.stringify(value);
    if (value === undefined) this.#values.delete(key);
    else this.#values.set(key, text);
    this.written.push(`${key} ${text}`);
    return Promise.resolve();
  }
}

/** An account on the wire, a desk on it, and a person who says yes. */
export class DeploySite {
  readonly simulator: Simulator;
  readonly storage = new NotingStore();
  readonly logged: string[] = [];
  /** Messages, and questions with their details. */
  readonly said: string[] = [];
  readonly progress: string[] = [];
  readonly executed: string[] = [];
  readonly stages: string[] = [];
  /** What the person chooses of a message that begins like that. */
  choices: Readonly<Record<string, string>> = {};
  confirms = true;
  template = ourTemplate;
  /** Who it is, from the next window on; the account's own user unless said. */
  credentials: CloudSettings['credentials'] | undefined;
  connection: LiveConnection;
  desk: LabDeployDesk;
  readonly #folder: string;

  private constructor(simulator: Simulator, folder: string) {
    this.simulator = simulator;
    this.#folder = folder;
    this.connection = this.#connect();
    this.desk = this.#open();
  }

  static async start(preset?: Preset): Promise<DeploySite> {
    const simulator = await startSimulator({
      region: 'ap-northeast-2',
      speed,
      port: 0,
      seed: 11,
      onError() {},
      ...(preset !== undefined && { preset }),
    });
    const site = new DeploySite(simulator, await mkdtemp(path.join(os.tmpdir(), 'eks-lab-deploy-')));
    await site.desk.connect(site.connection);
    return site;
  }

  get state(): DeployState {
    return this.desk.state;
  }

  get stage(): DeployState['stage']['kind'] {
    return this.state.stage.kind;
  }

  line(id: CheckLine['id']): CheckLine | undefined {
    const { stage } = this.state;
    return 'lines' in stage ? stage.lines.find((each) => each.id === id) : undefined;
  }

  /** The form is there, with every offer. */
  async fillIn(values: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.desk.open();
    await expect
      .poll(() =>
        this.desk.form ? Object.values(this.desk.form.offers).some(({ state }) => state === 'loading') : true,
      )
      .toBe(false);
    for (const [key, value] of Object.entries(values)) this.desk.setValue(key, value);
  }

  /** From the form to the plan. */
  async prepare(values: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.fillIn(values);
    await this.desk.check();
    await this.desk.plan();
  }

  async begin(values: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.prepare(values);
    expect(this.state.failure).toBeUndefined();
    await this.desk.execute();
  }

  /** Waits until the deploy has ended, and says how. */
  async end(): Promise<Extract<DeployState['stage'], { kind: 'end' }>> {
    await expect.poll(() => this.stage, { timeout: 40_000, interval: 50 }).toBe('end');
    const { stage } = this.state;
    if (stage.kind !== 'end') throw new Error(stage.kind);
    return stage;
  }

  async progressing(): Promise<void> {
    await expect.poll(() => (this.state.stage.kind === 'progress' ? this.state.stage.run.done : 0)).toBeGreaterThan(0);
  }

  async fault(faults: object): Promise<void> {
    expect(await askForFaults(this.simulator, faults)).toBe(200);
  }

  /**
   * The window closes and another one opens: a new desk and connection, of which only the store is the same.
   *
   * @param withPage whether the page is open again before the desk has looked around
   */
  async reload(withPage = false): Promise<void> {
    this.desk.dispose();
    this.connection.dispose();
    this.connection = this.#connect();
    this.desk = this.#open();
    const connected = this.desk.connect(this.connection);
    if (withPage) await this.desk.open();
    await connected;
  }

  /** Names and statuses of the stacks there are. */
  get stacks(): readonly string[] {
    return this.simulator.stacks
      .all()
      .flatMap(({ status, request }) => (status === 'DELETE_COMPLETE' ? [] : [`${request.name} ${status}`]));
  }

  /** Whether nothing is left that costs or holds a name. */
  get isEmpty(): boolean {
    const { world } = this.simulator;
    return this.stacks.length === 0 && world.clusters.size + world.vpcs.size + world.networkInterfaces.size === 0;
  }

  async dispose(): Promise<void> {
    this.desk.dispose();
    this.connection.dispose();
    this.simulator.dispose();
    await rm(this.#folder, { recursive: true });
  }

  #connect(): LiveConnection {
    const { region, endpoint, addressService, accessKeyId, secretAccessKey } = this.simulator;
    return new LiveConnection(
      { id: 'test', name: 'Test', icon: 'beaker', billed: false, region, stackName: 'myeks', clusterName: 'myeks' },
      {
        region,
        endpoint,
        addressService,
        credentials: this.credentials ?? { kind: 'keys', accessKeyId, secretAccessKey },
      },
      { folder: new ConnectionFolder(this.#folder), node: process.execPath, tokenProgram: 'dist/token.js' },
    );
  }

  #open(): LabDeployDesk {
    const say = (message: string) => {
      this.said.push(message);
      return Promise.resolve(Object.entries(this.choices).find(([start]) => message.startsWith(start))?.[1]);
    };
    const log = (message: string) => void this.logged.push(message);
    const connection = () => this.connection;
    let token = 0;
    const desk = new LabDeployDesk({
      connections: {
        get current() {
          return connection();
        },
        use() {},
        close() {},
      },
      prompts: {
        pick: () => Promise.resolve(undefined),
        input: () => Promise.resolve(undefined),
        confirm: (question, detail) => {
          this.said.push(`${question} ${detail}`);
          return Promise.resolve(this.confirms);
        },
      },
      notices: { info: say, warn: say, error: (error) => void this.said.push(String(error)) },
      documents: documentsTwin(),
      storage: this.storage,
      clock: quickClock,
      random: () => 0.5,
      log: {
        debug: log,
        info: log,
        warn: log,
        error: (message, cause) => log(`${message} ${inspect(cause)}`),
        show() {},
      },
      model: { snapshot: emptySnapshot, refresh() {} },
      clusterView: { show: () => Promise.resolve(), revealEnis: () => Promise.resolve() },
      costMeter: { soon() {} },
      templateFiles: {
        choose: () => Promise.resolve('/templates/own.yaml'),
        read: () => Promise.resolve(this.template),
        fetch: () => Promise.resolve(this.template),
      },
      labTemplate: () => Promise.resolve(this.template),
      openExternal: () => Promise.resolve(),
      withProgress: (title, run) =>
        run((message) => void this.progress.push(`${title}: ${message}`), new AbortController().signal),
      explain: ({ reason, subject }) => ({ sentence: `${reason}: ${subject}` }),
      newToken: () => `${process.pid}-${(token += 1)}-${this.storage.written.length}`,
      execute: (command, argument) => void this.executed.push([command, argument].join(' ').trim()),
    });
    desk.onDidChange(() => {
      const { kind } = desk.state.stage;
      if (this.stages.at(-1) !== kind) this.stages.push(kind);
    });
    return desk;
  }
}
