import { isAbort } from '../../base/abort.ts';
import { LabError, toLabError } from '../../base/errors.ts';
import { Emitter } from '../../base/event.ts';
import type { Connection } from '../../connection/connection.ts';
import type { DeployForm } from '../../domain/deploy/deployForm.ts';
import type { DeployAction, DeployState, FailureWords } from '../../domain/deploy/deployState.ts';
import { formProblems } from '../../domain/deploy/formProblems.ts';
import { mayRemember, rememberedKey, toRemember } from '../../domain/deploy/rememberedValues.ts';
import type { TemplateSource } from '../../domain/deploy/templateSummary.ts';
import { awaitSettled } from './awaitSettled.ts';
import { button } from './buttonText.ts';
import { confirmDeploy } from './confirmDeploy.ts';
import type { DeskDeps } from './deskDeps.ts';
import type { DeskStage } from './deskStage.ts';
import { deskState } from './deskState.ts';
import { actOn } from './deskActions.ts';
import { errorWords, nextActions } from './failureWords.ts';
import type { FormDraft } from './formDraft.ts';
import { rememberedSource, rememberForm, rememberSource } from './keptDeploy.ts';
import { dropPlan, makePlan } from './makePlan.ts';
import { openDraft } from './openDraft.ts';
import { readOffers } from './readOffers.ts';
import { runChecks } from './runChecks.ts';
import { RunKeeper } from './runKeeper.ts';
import { withoutSecrets } from './withoutSecrets.ts';

/** Prepares a deploy, begins it and watches it, for whoever shows it. */
export class LabDeployDesk {
  readonly deps: DeskDeps;
  readonly #changed = new Emitter<void>();
  readonly #runs: RunKeeper;
  #connection: Connection | undefined;
  #account: string | undefined;
  #stage: DeskStage = { kind: 'closed' };
  #draft: FormDraft | undefined;
  #failure: FailureWords | undefined;
  /** What the person has asked for last; it ends what was asked for before. */
  #step = new AbortController();
  #isOpen = false;

  readonly onDidChange = this.#changed.event;

  constructor(deps: DeskDeps) {
    this.deps = deps;
    this.#runs = new RunKeeper(deps, (stage) => this.#set(stage));
  }

  get state(): DeployState {
    return deskState({
      now: this.deps.clock.now(),
      profile: this.#connection?.profile,
      account: this.#account,
      stage: this.#stage,
      form: this.#draft?.form,
      failure: this.#failure,
      explain: this.deps.explain,
    });
  }

  get stage(): DeskStage {
    return this.#stage;
  }

  get form(): DeployForm | undefined {
    return this.#draft?.form;
  }

  get connection(): Connection | undefined {
    return this.#connection;
  }

  /** The connection in use has changed: what was under way in another one is watched there again when it is back. */
  async connect(connection: Connection | undefined): Promise<void> {
    if (connection === this.#connection) return;
    this.#step.abort();
    this.#runs.drop();
    this.#connection = connection;
    this.#account = undefined;
    this.#draft = undefined;
    this.#failure = undefined;
    this.#set({ kind: 'closed' });
    if (connection === undefined) return;
    if (await this.#begin(async (signal) => await this.#runs.resume(connection, signal)))
      return this.#readAccount(connection);
    if (this.#isOpen) await this.open();
  }

  async open(): Promise<void> {
    this.#isOpen = true;
    if (this.#stage.kind !== 'closed' || this.#connection === undefined) return;
    await this.chooseTemplate(rememberedSource(this.deps.storage) ?? { kind: 'ours' });
  }

  async chooseTemplate(source: TemplateSource): Promise<void> {
    const before = this.#draft;
    await this.#begin(async (signal, connection) => {
      this.#set({ kind: 'reading', source });
      const cloud = await connection.cloud();
      this.#readAccount(connection);
      try {
        const stackName = before?.form.stackName ?? connection.profile.stackName;
        const draft = await openDraft(this.deps, cloud, source, stackName, signal);
        signal.throwIfAborted();
        this.#draft = draft;
      } catch (error) {
        // The form that was there is there again.
        if (before !== undefined && !signal.aborted) this.#set({ kind: 'form' });
        throw error;
      }
      this.#set({ kind: 'form' });
      if (mayRemember(source)) await rememberSource(this.deps.storage, source);
    });
    if (this.#draft !== before) await this.readOffers();
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
    const [draft, connection] = [this.#draft, this.#connection];
    if (draft === undefined || connection === undefined) return;
    try {
      const cloud = await connection.cloud();
      const onOffers = (part: Parameters<FormDraft['setOffers']>[0]) => {
        draft.setOffers(part);
        if (draft === this.#draft) this.#changed.fire();
      };
      await readOffers(cloud, this.deps.explain, onOffers, connection.closed);
    } catch (error) {
      this.#fail(error);
    }
  }

  async check(): Promise<void> {
    const draft = this.#draft;
    if (draft === undefined) return;
    const [problem] = formProblems(draft.form);
    if (problem !== undefined) return this.#set({ kind: 'form', focus: problem.key });
    await this.#begin(async (signal, connection) => {
      const { form } = draft;
      const key = rememberedKey(form.template.source);
      await rememberForm(this.deps.storage, key, toRemember(form));
      const cloud = await connection.cloud();
      this.#readAccount(connection);
      const ports = { cloud, form, now: this.deps.clock.now(), signal };
      const lines = await runChecks(ports, this.deps.explain, (some) =>
        this.#set({ kind: 'checks', lines: some, running: true }),
      );
      this.#set({ kind: 'checks', lines, running: false });
    });
  }

  async plan(): Promise<void> {
    const [draft, before] = [this.#draft, this.#stage];
    if (draft === undefined || before.kind !== 'checks' || !this.goOn) return;
    const { lines } = before;
    await this.#begin(async (signal, connection) => {
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
    const before = this.#stage;
    if (!['checks', 'planning', 'plan', 'end'].includes(before.kind)) return;
    this.#step.abort();
    this.#failure = undefined;
    const connection = this.#connection;
    if (before.kind === 'plan' && connection !== undefined) dropPlan(this.deps, connection, before.changeSet);
    if (this.#draft !== undefined) return this.#set({ kind: 'form' });
    this.#set({ kind: 'closed' });
    await this.open();
  }

  async execute(): Promise<void> {
    const [draft, before] = [this.#draft, this.#stage];
    if (draft === undefined || before.kind !== 'plan') return;
    await this.#begin(async (signal, connection) => {
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
    if (this.#stage.kind === 'progress') return await this.#guard(() => this.#runs.cancel(then));
    await this.back();
  }

  async act(action: DeployAction): Promise<void> {
    await this.#guard(() => actOn(this, this.#runs, action));
  }

  /** Nothing speaks against a plan. */
  get goOn(): boolean {
    const { state } = this;
    return state.stage.kind === 'checks' && state.stage.goOn;
  }

  /** Waits until the stack that holds the name has settled, then looks again. */
  async awaitStack(): Promise<void> {
    const draft = this.#draft;
    if (draft === undefined) return;
    await this.#begin(async (signal, connection) => {
      const cloud = await connection.cloud();
      await awaitSettled(cloud.stacks, draft.form.stackName, this.deps.clock, signal);
    });
    await this.check();
  }

  /** After signing in again, or once the network is back. */
  async goOnAfterFailure(): Promise<void> {
    if (this.#runs.goOn()) return;
    (await this.#connection?.cloud())?.renew();
    const { kind } = this.#stage;
    if (kind === 'checks' || kind === 'planning') return await this.check();
    if (kind === 'form') return await this.readOffers();
    this.#set({ kind: 'closed' });
    await this.open();
  }

  /** Back to the form, to a field of it. */
  async retry(focus: string | undefined): Promise<void> {
    await this.back();
    if (this.#stage.kind === 'reading') return await this.chooseTemplate(this.#stage.source);
    if (this.#stage.kind === 'form' && focus !== undefined) this.#set({ kind: 'form', focus });
  }

  dispose(): void {
    this.#step.abort();
    this.#runs.drop();
    this.#changed.dispose();
  }

  #edit(change: (draft: FormDraft) => void): void {
    if (this.#draft === undefined) return;
    change(this.#draft);
    // A plan, or checks, of other values than these are worth nothing.
    if (this.#stage.kind !== 'form') void this.back();
    else this.#set({ kind: 'form' });
  }

  #readAccount(connection: Connection): void {
    if (this.#account !== undefined) return;
    const read = async () => {
      const { account } = await (await connection.cloud()).identity(connection.closed);
      if (connection !== this.#connection) return;
      this.#account = account;
      this.#changed.fire();
    };
    // The pre-flight has a line for who we are.
    read().catch((error: unknown) => this.deps.log.info(`Deploy: account: ${toLabError(error).message}`));
  }

  async #begin<T>(run: (signal: AbortSignal, connection: Connection) => Promise<T>): Promise<T | undefined> {
    const connection = this.#connection;
    if (connection === undefined) {
      this.#fail(new LabError('no-connection', ''));
      return undefined;
    }
    this.#step.abort();
    this.#step = new AbortController();
    const signal = AbortSignal.any([this.#step.signal, connection.closed]);
    this.#failure = undefined;
    return await this.#guard(async () => await run(signal, connection));
  }

  /** What goes wrong is shown on the page; what was cancelled is not. */
  async #guard<T>(run: () => Promise<T>): Promise<T | undefined> {
    try {
      return await run();
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
  }

  #fail(error: unknown): void {
    if (isAbort(error)) return;
    const failure = toLabError(error);
    const secrets = this.#draft?.secrets ?? [];
    const safe = new LabError(failure.reason, failure.subject, withoutSecrets(failure.detail, secrets));
    this.deps.log.error(`Deploy: ${safe.message}`);
    const place = {
      parameters: this.#draft?.form.template.summary.parameters ?? [],
      region: this.#connection?.profile.region ?? '',
    };
    this.#failure = errorWords(safe, place, this.deps.explain, nextActions(failure.reason).map(button));
    this.#changed.fire();
  }

  #set(stage: DeskStage): void {
    this.#stage = stage;
    this.#changed.fire();
  }
}
