import type { Connection } from '../../connection/connection.ts';
import { toLabError } from '../../base/errors.ts';
import { retry } from '../../base/retry.ts';
import type { DeployPlan } from '../../domain/deploy/deployState.ts';
import { awaitChangeSet, changeSetRequest, dropChangeSet, planOf } from './changeSetPlan.ts';
import { deployRetryPolicy } from './deployRetryPolicy.ts';
import { deskPorts, type DeskDeps } from './deskDeps.ts';
import type { FormDraft } from './formDraft.ts';

/** A plan, and the change set that would be executed. */
export interface MadePlan {
  readonly plan: DeployPlan;
  readonly changeSet: { readonly id: string; readonly stackId: string };
}

/** Has CloudFormation make a change set of a form, and reads it as a plan. What was asked for is taken back if it fails. */
export async function makePlan(
  deps: DeskDeps,
  connection: Connection,
  { text, parameters, form }: FormDraft,
  signal: AbortSignal,
): Promise<MadePlan> {
  const ports = await deskPorts(deps, connection);
  const request = changeSetRequest(form, { text, parameters, token: `eks-lab-${deps.newToken()}` });
  // Once asked for it is there, whatever the person does meanwhile: it has to be known, so that it can be taken back.
  const changeSet = await ports.cloud.changeSets.create(request, connection.closed);
  try {
    const policy = deployRetryPolicy(ports, () => {}, signal);
    const made = await retry(() => awaitChangeSet(ports, changeSet.id, signal), policy, ports, signal);
    signal.throwIfAborted();
    return { plan: planOf(form, made), changeSet };
  } catch (error) {
    dropPlan(deps, connection, changeSet);
    throw error;
  }
}

/** What is not wanted any more goes in the background; what cannot be taken back is in the way of nothing but its name. */
export function dropPlan(deps: DeskDeps, connection: Connection, changeSet: MadePlan['changeSet']): void {
  const drop = async () => {
    const ports = await deskPorts(deps, connection);
    await dropChangeSet(ports, changeSet, connection.closed);
  };
  drop().catch((error: unknown) => deps.log.warn(`Deploy: change set: ${toLabError(error).message}`));
}
