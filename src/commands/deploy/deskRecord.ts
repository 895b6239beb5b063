import { isAbort } from '../../base/abort.ts';
import type { Disposable } from '../../base/disposable.ts';
import { LabError, toLabError } from '../../base/errors.ts';
import { Emitter } from '../../base/event.ts';
import type { Connection } from '../../connection/connection.ts';
import type { DeployState, FailureWords } from '../../domain/deploy/deployState.ts';
import { button } from './buttonText.ts';
import type { DeskDeps } from './deskDeps.ts';
import type { DeskStage } from './deskStage.ts';
import { deskState } from './deskState.ts';
import { errorWords, nextActions } from './failureWords.ts';
import type { FormDraft } from './formDraft.ts';
import { withoutSecrets } from './withoutSecrets.ts';

/** Where a deploy is and what the person has filled in, with one event for whatever changes of it. */
export class DeskRecord implements Disposable {
  readonly #deps: Pick<DeskDeps, 'clock' | 'explain' | 'log'>;
  readonly #changed = new Emitter<void>();
  #connection: Connection | undefined;
  #account: string | undefined;
  #stage: DeskStage = { kind: 'closed' };
  #failure: FailureWords | undefined;
  draft: FormDraft | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(deps: Pick<DeskDeps, 'clock' | 'explain' | 'log'>) {
    this.#deps = deps;
  }

  /** As everybody shows it. */
  get state(): DeployState {
    return deskState({
      now: this.#deps.clock.now(),
      profile: this.#connection?.profile,
      account: this.#account,
      stage: this.#stage,
      form: this.draft?.form,
      failure: this.#failure,
      explain: this.#deps.explain,
    });
  }

  get stage(): DeskStage {
    return this.#stage;
  }

  set stage(stage: DeskStage) {
    this.#stage = stage;
    this.changed();
  }

  get connection(): Connection | undefined {
    return this.#connection;
  }

  /** Begins anew with another connection, or without one. */
  connect(connection: Connection | undefined): void {
    this.#connection = connection;
    this.#account = undefined;
    this.draft = undefined;
    this.forgetFailure();
    this.stage = { kind: 'closed' };
  }

  /** To be called after a change of the draft's own. */
  changed(): void {
    this.#changed.fire();
  }

  /** Notes what went wrong, without any secret; what was cancelled did not. */
  fail(error: unknown): void {
    if (isAbort(error)) return;
    const failure = toLabError(error);
    const secrets = this.draft?.secrets ?? [];
    const safe = new LabError(failure.reason, failure.subject, withoutSecrets(failure.detail, secrets));
    this.#deps.log.error(`Deploy: ${safe.message}`);
    const place = {
      parameters: this.draft?.form.template.summary.parameters ?? [],
      region: this.#connection?.profile.region ?? '',
    };
    this.#failure = errorWords(safe, place, this.#deps.explain, nextActions(failure.reason).map(button));
    this.changed();
  }

  /** Somebody goes on: with the next change, it is not shown any more. */
  forgetFailure(): void {
    this.#failure = undefined;
  }

  /** Asks whose account it is, in the background: the pre-flight has a line for that. */
  readAccount(connection: Connection): void {
    if (this.#account !== undefined) return;
    const read = async () => {
      const { account } = await (await connection.cloud()).identity(connection.closed);
      if (connection !== this.#connection) return;
      this.#account = account;
      this.changed();
    };
    read().catch((error: unknown) => this.#deps.log.info(`Deploy: account: ${toLabError(error).message}`));
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
