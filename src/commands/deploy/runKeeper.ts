import { l10n } from 'vscode';
import { isAbort } from '../../base/abort.ts';
import { LabError, toLabError } from '../../base/errors.ts';
import type { Connection } from '../../connection/connection.ts';
import { clusterNameOf } from '../../domain/deploy/findings.ts';
import type { DeployForm } from '../../domain/deploy/deployForm.ts';
import type { DeployEnd, DeployPlan } from '../../domain/deploy/deployState.ts';
import { clearDeploy, useName } from './clearDeploy.ts';
import { dropChangeSet } from './changeSetPlan.ts';
import { DeployRun } from './deployRun.ts';
import { deskPorts, type DeskDeps } from './deskDeps.ts';
import type { DeskStage } from './deskStage.ts';
import { cancelledEnd, failedEnd, standsEnd } from './endState.ts';
import { GoOn } from './goOn.ts';
import { keepDeploy, keptDeploy, type KeptDeploy } from './keptDeploy.ts';
import { notifyRun } from './notifyRun.ts';

/** What a confirmed plan is. */
export interface ConfirmedPlan {
  readonly form: DeployForm;
  readonly account: string;
  readonly plan: DeployPlan;
  readonly changeSet: { readonly id: string; readonly stackId: string };
}

type ChangeSetIds = ConfirmedPlan['changeSet'];

/** Owns the one deploy that is under way: keeps it for another window, follows it, and ends it when the person says so. */
export class RunKeeper {
  readonly #deps: DeskDeps;
  readonly #report: (stage: DeskStage) => void;
  readonly #goOn: GoOn;
  #current: { readonly run: DeployRun; readonly connection: Connection } | undefined;

  constructor(deps: DeskDeps, report: (stage: DeskStage) => void) {
    this.#deps = deps;
    this.#report = report;
    this.#goOn = new GoOn(deps.notices);
  }

  /** Executes a plan and follows it. Resolves once it is kept and shown; what comes of it is told by the stage. */
  async begin(connection: Connection, { form, account, plan, changeSet }: ConfirmedPlan): Promise<void> {
    const { parameters, cluster, resources } = form.template.summary;
    const kept: KeptDeploy = {
      ...placeOf(connection),
      account,
      stackName: form.stackName,
      clusterName: clusterNameOf(form) || form.stackName,
      stackId: changeSet.stackId,
      startedAt: this.#deps.clock.now(),
      planned: plan.isEmpty
        ? resources
        : plan.groups.flatMap((group) => group.resources.map(({ logicalId, type }) => ({ logicalId, type }))),
      origin: cluster,
      cost: plan.cost,
      parameters: parameters.map(({ key, type, noEcho, allowedValues }) => ({ key, type, noEcho, allowedValues })),
    };
    const token = `eks-lab-${this.#deps.newToken()}`;
    await this.#start(connection, kept, async (signal) => {
      const ports = await deskPorts(this.#deps, connection);
      if (plan.isEmpty) await dropChangeSet(ports, changeSet, signal);
      else await execute(ports.cloud, changeSet, token, signal);
    });
  }

  /** Watches a stack that is being made, or stands, though it was not begun here. */
  async watch(connection: Connection, form: DeployForm, name: string): Promise<void> {
    const cloud = await connection.cloud();
    const [stack, { account }] = await Promise.all([
      cloud.stacks.find(name, connection.closed),
      cloud.identity(connection.closed),
    ]);
    if (stack === undefined) throw new LabError('stack-missing', name);
    const { parameters, cluster: origin } = form.template.summary;
    await this.#start(connection, {
      ...placeOf(connection),
      account,
      stackName: name,
      clusterName: name,
      stackId: stack.id,
      startedAt: stack.createdAt,
      planned: [],
      origin,
      cost: undefined,
      parameters: parameters.map(({ key, type, noEcho, allowedValues }) => ({ key, type, noEcho, allowedValues })),
    });
  }

  /** Goes on watching a deploy that another window, or another time of this connection, has begun. True if there is one. */
  async resume(connection: Connection, signal: AbortSignal): Promise<boolean> {
    const kept = keptDeploy(this.#deps.storage);
    if (kept?.connectionId !== connection.profile.id) return false;
    const ports = await deskPorts(this.#deps, connection);
    const looked = await ports.cloud.stacks.describe(kept.stackId, signal).then(
      ({ status }) => status,
      (error: unknown) => {
        // What cannot be looked at now is looked at by the run, with patience.
        if (isAbort(error)) throw error;
        return toLabError(error).reason;
      },
    );
    if (looked === 'stack-missing') {
      // Of another world than this: nothing of it is left to be watched.
      await keepDeploy(this.#deps.storage, undefined);
      return false;
    }
    if (looked === 'REVIEW_IN_PROGRESS') {
      // The window closed before it was begun.
      await keepDeploy(this.#deps.storage, undefined);
      await ports.cloud.stacks.delete(kept.stackId, signal);
      return false;
    }
    await this.#start(connection, kept);
    return true;
  }

  /** Stops watching: takes away what was made, or lets CloudFormation go on. */
  async cancel(then: 'rollback' | 'keep'): Promise<void> {
    const current = this.#current;
    if (current === undefined) return;
    const { run, connection } = current;
    this.drop();
    if (then === 'keep') {
      await keepDeploy(this.#deps.storage, undefined);
      return this.#report({ kind: 'end', run, end: cancelledEnd(run.kept, 'kept', this.#deps.clock.now()) });
    }
    await this.cleanUp(run, connection);
  }

  /** Takes away everything that a run has made. */
  async cleanUp(run: DeployRun, connection: Connection): Promise<void> {
    this.#report({ kind: 'progress', run, cleaning: true });
    useName(this.#deps, connection, run.kept.stackName);
    let isGone = false;
    try {
      isGone = await clearDeploy(this.#deps, connection);
      if (isGone) await keepDeploy(this.#deps.storage, undefined);
    } finally {
      const end = cancelledEnd(run.kept, isGone ? 'removed' : 'partly', this.#deps.clock.now());
      this.#report({ kind: 'end', run, end });
    }
  }

  /** Says to a run that waits that it may try again. False when none waits. */
  goOn(): boolean {
    return this.#goOn.goOn();
  }

  /** Nobody here watches any more; what was kept stays. */
  drop(): void {
    this.#current?.run.dispose();
    this.#current = undefined;
  }

  async #start(
    connection: Connection,
    kept: KeptDeploy,
    begin?: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    await keepDeploy(this.#deps.storage, kept);
    useName(this.#deps, connection, kept.stackName);
    const ports = await deskPorts(this.#deps, connection, (failure, signal) => this.#goOn.ask(failure, signal));
    this.drop();
    const run = new DeployRun(kept, ports);
    this.#current = { run, connection };
    run.onDidChange(() => this.#report({ kind: 'progress', run, cleaning: false }));
    this.#report({ kind: 'progress', run, cleaning: false });
    const ended = this.#follow(run, connection, begin);
    notifyRun(this.#deps, run, ended, (then) => this.cancel(then));
    await this.#deps.clusterView.show();
    this.#deps.model.refresh();
  }

  async #follow(
    run: DeployRun,
    connection: Connection,
    begin: ((signal: AbortSignal) => Promise<void>) | undefined,
  ): Promise<void> {
    const { clock, explain, storage } = this.#deps;
    try {
      const end = await run.follow(connection.closed, begin);
      if (this.#current?.run !== run) return;
      await keepDeploy(storage, undefined);
      const told =
        end.kind === 'stands'
          ? await standsEnd(run.kept, end.stack, connection, clock.now())
          : failedEnd(run, end, clock.now());
      this.#end(run, connection, told);
    } catch (error) {
      // A window that closes, or a connection: another one goes on from what is kept.
      if (isAbort(error) || this.#current?.run !== run) return;
      const failure = toLabError(error);
      if (failure.reason !== 'practice-stopped') await keepDeploy(storage, undefined);
      this.#end(run, connection, failedEnd(run, { kind: 'error', failure, explain }, clock.now()));
    }
  }

  #end(run: DeployRun, connection: Connection, end: DeployEnd): void {
    this.#current = undefined;
    run.dispose();
    this.#report({ kind: 'end', run, end });
    this.#deps.model.refresh();
    this.#deps.costMeter.soon();
    if (end.kind === 'failed')
      this.#tellFailure(run, connection, end).catch((error: unknown) => this.#deps.notices.error(error));
  }

  /** Whoever does not look at the page reads it, too. What stands is seen in the tree. */
  async #tellFailure(
    run: DeployRun,
    connection: Connection,
    { failure }: Extract<DeployEnd, { kind: 'failed' }>,
  ): Promise<void> {
    const { stackName, region } = run.kept;
    const cleanUp = failure.buttons.find(({ action }) => action.kind === 'clean-up');
    const said = l10n.t('The deploy of {0} in {1} failed. {2}', stackName, region, failure.sentence);
    const chosen = await this.#deps.notices.warn(said, ...(cleanUp === undefined ? [] : [cleanUp.label]));
    // Unless another deploy has begun meanwhile.
    if (chosen !== undefined && this.#current === undefined) await this.cleanUp(run, connection);
  }
}

function placeOf({ profile }: Connection): Pick<KeptDeploy, 'connectionId' | 'profile' | 'region'> {
  return { connectionId: profile.id, profile: profile.awsProfile, region: profile.region };
}

/** Repeating a request that has come through is refused, since the change set is executed already: that is as good. */
async function execute(
  { changeSets, stacks }: Pick<Awaited<ReturnType<Connection['cloud']>>, 'changeSets' | 'stacks'>,
  { id, stackId }: ChangeSetIds,
  token: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    await changeSets.execute(id, token, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    const { status } = await stacks.describe(stackId, signal);
    if (status === 'REVIEW_IN_PROGRESS') throw error;
  }
}
