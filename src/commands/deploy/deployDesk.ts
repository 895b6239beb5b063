import type { Connection } from '../../connection/connection.ts';
import type { DeployForm } from '../../domain/deploy/deployForm.ts';
import type { DeployAction, DeployState } from '../../domain/deploy/deployState.ts';
import { formProblems } from '../../domain/deploy/formProblems.ts';
import { mayRemember, rememberedKey, toRemember } from '../../domain/deploy/rememberedValues.ts';
import type { TemplateSource } from '../../domain/deploy/templateSummary.ts';
import { awaitSettled } from './awaitSettled.ts';
import { confirmDeploy } from './confirmDeploy.ts';
import type { DeskDeps } from './deskDeps.ts';
import { DeskRecord } from './deskRecord.ts';
import type { DeskStage } from './deskStage.ts';
import { DeskStep } from './deskStep.ts';
import { actOn } from './deskActions.ts';
import type { FormDraft } from './formDraft.ts';
import { rememberedSource, rememberForm, rememberSource } from './keptDeploy.ts';
import { dropPlan, makePlan } from './makePlan.ts';
import { openDraft } from './openDraft.ts';
import { readOffers } from './readOffers.ts';
import { runChecks } from './runChecks.ts';
import { RunKeeper } from './runKeeper.ts';

/** Prepares a deploy, begins it and watches it, for whoever shows it. */
export class LabDeployDesk {
  readonly deps: DeskDeps;
  readonly #record: DeskRecord;
  readonly #step: DeskStep;
  readonly #runs: RunKeeper;
  #isOpen = false;
  /** Settled once it is known whether a deploy is under way in the connection. */
  #resumed: Promise<boolean | undefined> = Promise.resolve(false);

  readonly onDidChange;

  constructor(deps: DeskDeps) {
    this.deps = deps;
    this.#record = new DeskRecord(deps);
    this.onDidChange = this.#record.onDidChange;
    this.#step = new DeskStep(this.#record);
    this.#runs = new RunKeeper(deps, (stage) => this.#set(stage));
  }

  get state(): DeployState {
    return this.#record.state;
  }

  get stage(): DeskStage {
    return this.#record.stage;
  }

  get form(): DeployForm | undefined {
    return this.#record.draft?.form;
  }

  get connection(): Connection | undefined {
    return this.#record.connection;
  }

  /** The connection in use has changed: what was under way in another one is watched there again when it is back. */
  async connect(connection: Connection | undefined): Promise<void> {
    if (connection === this.connection) return;
    this.#step.end();
    this.#runs.drop();
    this.#record.connect(connection);
    if (connection === undefined) return;
    this.#resumed = this.#step.begin((signal) => this.#runs.resume(connection, signal));
    if (await this.#resumed) return this.#record.readAccount(connection);
    if (this.#isOpen) await this.open();
  }

  async open(): Promise<void> {
    this.#isOpen = true;
    // A form that is begun meanwhile would end the look, and what is under way would not be watched.
    await this.#resumed;
    if (this.stage.kind !== 'closed' || this.connection === undefined) return;
    await this.chooseTemplate(rememberedSource(this.deps.storage) ?? { kind: 'ours' });
  }

  async chooseTemplate(source: TemplateSource): Promise<void> {
    const before = this.#record.draft;
    await this.#step.begin(async (signal, connection) => {
      this.#set({ kind: 'reading', source });
      const cloud = await connection.cloud();
      this.#record.readAccount(connection);
      try {
        const stackName = before?.form.stackName ?? connection.profile.stackName;
        const draft = await openDraft(this.deps, cloud, source, stackName, signal);
        signal.throwIfAborted();
        this.#record.draft = draft;
      } catch (error) {
        // The form that was there is there again.
        if (before !== undefined && !signal.aborted) this.#set({ kind: 'form' });
        throw error;
      }
      this.#set({ kind: 'form' });
      if (mayRemember(source)) await rememberSource(this.deps.storage, source);
    });
    if (this.#record.draft !== before) await this.readOffers();
  }

  async chooseFile(): Promise<void> {
    const path = await this.deps.templateFiles.choose();
    if (path !== undefined) await this.chooseTemplate({ kind: 'file', path });
  }

  setName(name: string): void {
    this.#edit((draft) => draft.setName(name));
  }

  setValue(key: string, value: string): void {
    this.#edit((draft) => draft.setValue(key, value));
  }

  resetValue(key: string): void {
    this.#edit((draft) => draft.resetValue(key));
  }

  async readOffers(): Promise<void> {
    const [draft, connection] = [this.#record.draft, this.connection];
    if (draft === undefined || connection === undefined) return;
    const onOffers = (part: Parameters<FormDraft['setOffers']>[0]) => {
      draft.setOffers(part);
      if (draft === this.#record.draft) this.#record.changed();
    };
    await this.#step.guard(async () => {
      await readOffers(await connection.cloud(), this.deps.explain, onOffers, connection.closed);
    });
  }

  async check(): Promise<void> {
    const draft = this.#record.draft;
    if (draft === undefined) return;
    const [problem] = formProblems(draft.form);
    if (problem !== undefined) return this.#set({ kind: 'form', focus: problem.key });
    await this.#step.begin(async (signal, connection) => {
      const { form } = draft;
      const key = rememberedKey(form.template.source);
      await rememberForm(this.deps.storage, key, toRemember(form));
      const cloud = await connection.cloud();
      this.#record.readAccount(connection);
      const ports = { cloud, form, now: this.deps.clock.now(), signal };
      const lines = await runChecks(ports, this.deps.explain, (some) =>
        this.#set({ kind: 'checks', lines: some, running: true }),
      );
      this.#set({ kind: 'checks', lines, running: false });
    });
  }

  async plan(): Promise<void> {
    const [draft, before] = [this.#record.draft, this.stage];
    if (draft === undefined || before.kind !== 'checks' || !this.goOn) return;
    const { lines } = before;
    await this.#step.begin(async (signal, connection) => {
      this.#set({ kind: 'planning', lines });
      try {
        const made = await makePlan(this.deps, connection, draft, signal);
        if (signal.aborted) return dropPlan(this.deps, connection, made.changeSet);
        this.#set({ kind: 'plan', lines, ...made });
      } catch (error) {
        if (!signal.aborted) this.#set(before);
        throw error;
      }
    });
  }

  async back(): Promise<void> {
    const before = this.stage;
    if (!['checks', 'planning', 'plan', 'end'].includes(before.kind)) return;
    this.#step.end();
    this.#record.forgetFailure();
    const { connection } = this;
    if (before.kind === 'plan' && connection !== undefined) dropPlan(this.deps, connection, before.changeSet);
    if (this.#record.draft !== undefined) return this.#set({ kind: 'form' });
    this.#set({ kind: 'closed' });
    await this.open();
  }

  async execute(): Promise<void> {
    const [draft, before] = [this.#record.draft, this.stage];
    if (draft === undefined || before.kind !== 'plan') return;
    await this.#step.begin(async (signal, connection) => {
      const { form } = draft;
      const { account } = await (await connection.cloud()).offers.caller(signal);
      const { stackName, region } = form;
      const origin = form.template.summary.cluster;
      const question = { stackName, account, region, cost: before.plan.cost, origin };
      if (!(await confirmDeploy(this.deps.prompts, question))) return await this.back();
      await this.#runs.begin(connection, { form, account, plan: before.plan, changeSet: before.changeSet });
      draft.forgetSecrets();
    });
  }

  async cancel(then: 'rollback' | 'keep'): Promise<void> {
    if (this.stage.kind === 'progress') return await this.#step.guard(() => this.#runs.cancel(then));
    await this.back();
  }

  async act(action: DeployAction): Promise<void> {
    await this.#step.guard(() => actOn(this, this.#runs, action));
  }

  /** Nothing speaks against a plan. */
  get goOn(): boolean {
    const { state } = this;
    return state.stage.kind === 'checks' && state.stage.goOn;
  }

  /** Waits until the stack that holds the name has settled, then looks again. */
  async awaitStack(): Promise<void> {
    const draft = this.#record.draft;
    if (draft === undefined) return;
    await this.#step.begin(async (signal, connection) => {
      const cloud = await connection.cloud();
      await awaitSettled(cloud.stacks, draft.form.stackName, this.deps.clock, signal);
    });
    await this.check();
  }

  /** After signing in again, or once the network is back. */
  async goOnAfterFailure(): Promise<void> {
    if (this.#runs.goOn()) return;
    (await this.connection?.cloud())?.renew();
    const { kind } = this.stage;
    if (kind === 'checks' || kind === 'planning') return await this.check();
    if (kind === 'form') return await this.readOffers();
    this.#set({ kind: 'closed' });
    await this.open();
  }

  /** Back to the form, to a field of it. */
  async retry(focus: string | undefined): Promise<void> {
    await this.back();
    if (this.stage.kind === 'reading') return await this.chooseTemplate(this.stage.source);
    if (this.stage.kind === 'form' && focus !== undefined) this.#set({ kind: 'form', focus });
  }

  dispose(): void {
    this.#step.end();
    this.#runs.drop();
    this.#record.dispose();
  }

  #edit(change: (draft: FormDraft) => void): void {
    if (this.#record.draft === undefined) return;
    change(this.#record.draft);
    // A plan, or checks, of other values than these are worth nothing.
    if (this.stage.kind !== 'form') void this.back();
    else this.#set({ kind: 'form' });
  }

  #set(stage: DeskStage): void {
    this.#record.stage = stage;
  }
}
