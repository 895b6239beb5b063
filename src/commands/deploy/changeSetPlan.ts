import { sleep } from '../../base/abort.ts';
import { LabError } from '../../base/errors.ts';
import { deployCost } from '../../domain/deploy/deployCost.ts';
import type { DeployPlan } from '../../domain/deploy/deployState.ts';
import { planGroupOf, planGroupOrder } from '../../domain/deploy/planGroups.ts';
import { typicalDeploy } from '../../domain/deploy/typicalTimes.ts';
import type { DeployForm } from '../../domain/deploy/deployForm.ts';
import type { ChangeSet, ChangeSetRequest } from '../../ports/deployCloud.ts';
import type { DeployPorts } from './deployPorts.ts';
import { planGroupWords, resourceTypeWords } from './resourceTypeWords.ts';

/** Between two reads of a change set that is being made (milliseconds). */
const pollMs = 5000;
/** The first read: most change sets are made within a second or two. */
const firstPollMs = 1500;
const minuteMs = 60_000;

/** What CloudFormation says when there is nothing to do, which is as good as done. */
const nothingToDo = /didn't contain changes|No updates are to be performed/i;

/** A change set that was made, or that there was nothing to make of. */
export interface MadeChangeSet {
  readonly changeSet: ChangeSet;
  readonly isEmpty: boolean;
}

/** Waits until a change set is made. Rejects with `stack-failed` and CloudFormation's words when it cannot be. */
export async function awaitChangeSet(
  { cloud, clock }: Pick<DeployPorts, 'cloud' | 'clock'>,
  id: string,
  signal: AbortSignal,
): Promise<MadeChangeSet> {
  await sleep(clock, firstPollMs, signal);
  for (;;) {
    const changeSet = await cloud.changeSets.describe(id, signal);
    if (changeSet.status === 'CREATE_COMPLETE') return { changeSet, isEmpty: changeSet.changes.length === 0 };
    if (changeSet.status === 'FAILED') {
      if (nothingToDo.test(changeSet.reason)) return { changeSet, isEmpty: true };
      throw new LabError('stack-failed', changeSet.status, changeSet.reason);
    }
    await sleep(clock, pollMs, signal);
  }
}

/**
 * Takes back a change set that nobody wants, and the stack that was made for it: in review it holds nothing but its name.
 * A stack that was executed meanwhile is left alone.
 */
export async function dropChangeSet(
  { cloud }: Pick<DeployPorts, 'cloud'>,
  { id, stackId }: { readonly id: string; readonly stackId: string },
  signal: AbortSignal,
): Promise<void> {
  await cloud.changeSets.delete(id, signal);
  const stack = await cloud.stacks.describe(stackId, signal);
  if (stack.status === 'REVIEW_IN_PROGRESS') await cloud.stacks.delete(stackId, signal);
}

/** The request for a change set of a form; only this carries the values of secrets. */
export function changeSetRequest(
  form: DeployForm,
  {
    text,
    parameters,
    token,
  }: Pick<ChangeSetRequest, 'parameters' | 'token'> & { readonly text: ChangeSetRequest['template'] },
): ChangeSetRequest {
  return {
    stackName: form.stackName,
    template: text,
    parameters,
    capabilities: form.template.summary.capabilities,
    tags: { 'eks-networking-lab': form.stackName },
    token,
  };
}

/** A change set in plain words. */
export function planOf(form: DeployForm, { changeSet, isEmpty }: MadeChangeSet): DeployPlan {
  const { changes } = changeSet;
  const types = changes.map(({ type }) => type);
  const { least, most } = typicalDeploy(types, form.template.summary.cluster);
  const byGroup = Map.groupBy(changes, ({ type }) => planGroupOf(type));
  return {
    stackName: form.stackName,
    groups: planGroupOrder.flatMap((kind) => {
      const members = byGroup.get(kind);
      if (members === undefined) return [];
      const resources = members.map((each) => ({ ...each, words: resourceTypeWords(each.type) }));
      return [{ kind, ...planGroupWords(kind), resources }];
    }),
    total: changes.length,
    cost: deployCost(form),
    minutes: { least: Math.round(least / minuteMs), most: Math.ceil(most / minuteMs) },
    isEmpty,
  };
}
