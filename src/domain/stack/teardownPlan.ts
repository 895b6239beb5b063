import { resourceCost } from '../cost/resourceCost.ts';
import { belonging, type Belonging, type Why } from './belonging.ts';
import {
  isThere,
  resourceKey,
  type LabInventory,
  type LabPlace,
  type LabResource,
  type ResourceKind,
} from './labResource.ts';
import { familyRole, type FamilyRole } from './stackFamily.ts';

export interface PlanItem {
  readonly resource: LabResource;
  readonly why: Why;
  /** US dollars per hour; undefined where the price is not known. */
  readonly perHour: number | undefined;
}

/**
 * One step: what it deletes, what goes with that, and until when it waits, which is until AWS shows none of it any more.
 * `network`: interfaces and security groups that are in the way of the VPC; also swept while stacks go.
 */
export interface PlanStep {
  readonly kind:
    | 'balancer-owners'
    | 'load-balancers'
    | 'nodegroups'
    | 'stack'
    | 'oidc'
    | 'cluster'
    | 'network'
    | 'rest';
  readonly items: readonly PlanItem[];
  readonly goesWith: readonly PlanItem[];
}

export interface TeardownPlan {
  readonly place: LabPlace;
  /** In their order. Steps without items are left out. */
  readonly steps: readonly PlanStep[];
  /** Deleted, though a person made it outside the stack family: to be confirmed by itself. */
  readonly byHand: readonly PlanItem[];
  /** Looks like the lab's or is in its VPC, and is never touched. */
  readonly notOurs: readonly PlanItem[];
  readonly notChecked: LabInventory['notChecked'];
  /** US dollars per hour of all that goes, as far as prices are known. */
  readonly perHour: number;
}

/** What a controller in the cluster cleans up after: its nodes must still run then. */
const ownerKinds: readonly ResourceKind[] = ['service', 'ingress', 'gateway'];
const balancerKinds: readonly ResourceKind[] = ['classic-load-balancer', 'load-balancer', 'target-group'];
const networkKinds: readonly ResourceKind[] = ['network-interface', 'security-group'];
const restKinds: readonly ResourceKind[] = ['volume', 'log-group', 'launch-template', 'key-pair'];

interface Judged extends PlanItem {
  readonly ours: Belonging['ours'];
}

/**
 * What taking a lab apart means, from one look at everything. The same look gives the same plan. Stacks of nodes go before
 * the roles of add-ons, so that aws-node may give its interfaces back to the end; the base, whose network holds all of the
 * others, goes last.
 */
export function teardownPlan(inventory: LabInventory): TeardownPlan {
  const { place } = inventory;
  const judged = inventory.resources.filter(isThere).flatMap((resource): Judged[] => {
    const its = belonging(resource, inventory);
    return its === undefined ? [] : [{ resource, ...its, perHour: resourceCost(place.region, resource) }];
  });
  const deleted = (...kinds: readonly ResourceKind[]) =>
    judged.filter(({ resource, ours }) => kinds.includes(resource.kind) && (ours === 'delete' || ours === 'by-hand'));
  const step = (kind: PlanStep['kind'], items: readonly Judged[], withThem: readonly Judged[] = []): PlanStep[] =>
    items.length === 0 ? [] : [{ kind, items, goesWith: withThem }];
  const ofBalancers = judged.filter(({ why }) => why.code === 'of-load-balancer');
  const stacks = (role: FamilyRole) =>
    deleted('stack')
      .filter(({ resource }) => familyRole(resource, place) === role)
      .toSorted((a, b) => (a.resource.name < b.resource.name ? -1 : 1))
      .map((item): PlanStep => ({ kind: 'stack', items: [item], goesWith: goesWith(judged, item, inventory) }));
  const ours = judged.filter((item) => item.ours !== 'no');
  return {
    place,
    steps: [
      ...step('balancer-owners', deleted(...ownerKinds)),
      ...step('load-balancers', deleted(...balancerKinds), ofBalancers),
      ...step('nodegroups', deleted('nodegroup')),
      ...stacks('nodegroup'),
      ...stacks('addon'),
      ...step('oidc', deleted('oidc-provider')),
      ...stacks('cluster'),
      ...step('cluster', deleted('cluster')),
      ...step('network', deleted(...networkKinds)),
      ...stacks('base'),
      ...step('rest', deleted(...restKinds)),
    ],
    byHand: judged.filter((item) => item.ours === 'by-hand'),
    notOurs: judged.filter((item) => item.ours === 'no'),
    notChecked: inventory.notChecked,
    perHour: ours.reduce((sum, { perHour }) => sum + (perHour ?? 0), 0),
  };
}

/** What a stack takes with it: what costs most comes first. */
function goesWith(
  judged: readonly Judged[],
  { resource: stack }: PlanItem,
  { madeByStack, place }: LabInventory,
): readonly PlanItem[] {
  const role = familyRole(stack, place);
  const holds = (kind: ResourceKind) =>
    judged.some(({ resource }) => resource.kind === kind && madeByStack.get(resourceKey(resource)) === stack.id);
  const [holdsCluster, holdsNodes] = [holds('cluster'), holds('nodegroup')];
  const own = judged.filter(({ resource, ours, why }) => {
    if (ours !== 'with') return false;
    const maker = madeByStack.get(resourceKey(resource));
    if (maker !== undefined) return maker === stack.id;
    if (why.code === 'of-vpc') return role === 'base';
    if (why.code === 'of-cluster') return holdsCluster;
    const host = resource.kind === 'instance' ? resource.id : resource.instanceId;
    if (host === undefined) return false;
    const hostStack = madeByStack.get(resourceKey({ kind: 'instance', id: host }));
    return hostStack === undefined ? holdsNodes : hostStack === stack.id;
  });
  return own.toSorted((a, b) => (b.perHour ?? 0) - (a.perHour ?? 0));
}
