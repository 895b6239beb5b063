import { isAbort, sleep } from '../../base/abort.ts';
import { isSessionOver, toLabError, type LabError } from '../../base/errors.ts';
import { retry } from '../../base/retry.ts';
import { resourceKey, type LabPlace, type ResourceKind } from '../../domain/stack/labResource.ts';
import { remaining, type Remaining } from '../../domain/stack/remaining.ts';
import { familyRole } from '../../domain/stack/stackFamily.ts';
import { teardownPlan, type PlanStep, type TeardownPlan } from '../../domain/stack/teardownPlan.ts';
import { lookAtLab, type KnownLab } from '../../model/lookAtLab.ts';
import { runStep } from './runStep.ts';
import type { OnNews, TeardownPorts } from './teardownPorts.ts';
import { teardownRetryPolicy } from './teardownRetryPolicy.ts';

/** How a teardown ended. */
export interface TeardownEnd {
  /** Everything of the lab that the last look still saw. Empty: the lab is gone. */
  readonly left: readonly Remaining[];
  /** The last look: what is not ours, and what could not be checked. */
  readonly plan: TeardownPlan;
  /** Why steps did not come to their end. */
  readonly failures: readonly { readonly step: PlanStep; readonly error: LabError }[];
  /** When nothing that costs was seen any more, in milliseconds since the epoch; undefined while something costs. */
  readonly stoppedAt: number | undefined;
}

/** How often a step is tried before it is left for the report. */
const mostTries = 3;
/** AWS may list what is gone for a few seconds more (milliseconds). */
const settleMs = 5000;
const mostLooks = 6;

/**
 * Takes a lab apart. Each round looks at what there is, plans anew and does the first step that is still to do, so it may
 * begin anywhere: what an earlier teardown did is not there any more. A step that fails is tried again, then left while
 * the others go on. `mayGo`: keys of what was made by hand and is deleted, too. It ends with a look at every kind of resource.
 */
export async function tearDown(
  ports: TeardownPorts,
  known: KnownLab,
  mayGo: ReadonlySet<string>,
  onNews: OnNews,
  signal: AbortSignal,
): Promise<TeardownEnd> {
  const tries = new Map<string, number>();
  const failures = new Map<string, TeardownEnd['failures'][number]>();
  let lab = known;
  let stoppedAt: number | undefined;
  let looksAtNothing = 0;
  let done = 0;
  for (;;) {
    onNews({ kind: 'looking' });
    const lookPolicy = teardownRetryPolicy(ports, lab.stackName, onNews);
    const inventory = await retry(() => lookAtLab(ports, lab, signal), lookPolicy, ports, signal);
    // What tells the lab's leftovers apart has to outlive the lab.
    lab = { ...lab, vpcId: inventory.place.vpcId, issuerId: inventory.place.issuerId };
    const plan = withoutOthers(teardownPlan(inventory), mayGo);
    const left = remaining(inventory);
    const isBilled = left.some(({ perHour }) => perHour !== 0);
    stoppedAt = isBilled ? undefined : (stoppedAt ?? ports.clock.now());
    const step = nextStep(plan, left, tries, failures);
    if (step === undefined) {
      looksAtNothing += 1;
      const isSure = left.length === 0 || failures.size > 0 || looksAtNothing >= mostLooks;
      if (isSure) return { left, plan, failures: [...failures.values()], stoppedAt };
      await sleep(ports.clock, settleMs, signal);
      continue;
    }
    const key = keyOf(step);
    tries.set(key, (tries.get(key) ?? 0) + 1);
    onNews({ kind: 'step', step, done, toCome: plan.steps.length });
    try {
      const stepPolicy = teardownRetryPolicy(ports, labelOf(step), onNews);
      await retry(() => runStep(ports, step, inventory, lab, onNews, signal), stepPolicy, ports, signal);
      failures.delete(key);
      done += 1;
    } catch (error) {
      if (signal.aborted || isAbort(error) || endsAll(error)) throw error;
      const failure = toLabError(error);
      failures.set(key, { step, error: failure });
      // All the patience there is for it was spent in the step: the same wait once more would only hold up the others.
      if (failure.reason === 'leftovers-remain') tries.set(key, mostTries);
      ports.log.warn(`${labelOf(step)}: ${failure.message}`);
      if ((tries.get(key) ?? 0) < mostTries) onNews({ kind: 'again', what: labelOf(step), error: failure });
    }
  }
}

/** Of what was made by hand, only what the person agreed to is deleted. */
function withoutOthers(plan: TeardownPlan, mayGo: ReadonlySet<string>): TeardownPlan {
  const isAgreed = ({ kind, items }: PlanStep) =>
    (kind !== 'cluster' && kind !== 'nodegroups') || items.every(({ resource }) => mayGo.has(resourceKey(resource)));
  return { ...plan, steps: plan.steps.filter(isAgreed) };
}

/** The first step that is worth a try. */
function nextStep(
  plan: TeardownPlan,
  left: readonly Remaining[],
  tries: ReadonlyMap<string, number>,
  failures: ReadonlyMap<string, unknown>,
): PlanStep | undefined {
  return plan.steps.find((step) => {
    const key = keyOf(step);
    const isHeld = failures.has(key) && holdsForeign(step, left);
    return (tries.get(key) ?? 0) < mostTries && !isHeld && !isStoodOn(step, left, plan.place);
  });
}

/** Whether a cluster still stands on the network, or node groups on the cluster, that a step would take: AWS refuses that. */
function isStoodOn(step: PlanStep, left: readonly Remaining[], place: LabPlace): boolean {
  const [first] = step.items;
  const role = step.kind === 'stack' && first !== undefined ? familyRole(first.resource, place) : undefined;
  const within = new Set([...step.items, ...step.goesWith].map(({ resource }) => resourceKey(resource)));
  const stands = (kind: ResourceKind) =>
    left.some(({ resource }) => resource.kind === kind && !within.has(resourceKey(resource)));
  if (role === 'base') return stands('cluster') || stands('nodegroup');
  return (role === 'cluster' || step.kind === 'cluster') && stands('nodegroup');
}

/** A stack with something of somebody else in its VPC fails the same way each time. */
function holdsForeign({ items }: PlanStep, left: readonly Remaining[]): boolean {
  return left.some(
    ({ resource, keptBy }) => keptBy.length > 0 && items.some((item) => item.resource.id === resource.id),
  );
}

function keyOf({ kind, items }: PlanStep): string {
  return kind === 'stack' ? `stack ${items[0]?.resource.id}` : kind;
}

function labelOf({ items }: PlanStep): string {
  return items.map(({ resource }) => resource.name).join(', ');
}

/** Nothing more can be asked: what is left to do waits for another time. */
function endsAll(error: unknown): boolean {
  const { reason } = toLabError(error);
  return reason === 'practice-stopped' || isSessionOver(reason);
}
