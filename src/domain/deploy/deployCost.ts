import { hourlyCost, type HourlyCost } from '../cost/hourlyCost.ts';
import { instancePrice } from '../cost/instancePrice.ts';
import { pricesByRegion } from '../cost/prices.ts';
import type { InstancesShape, Operand } from './costShape.ts';
import { valueOf, type DeployForm } from './deployForm.ts';
import { known } from './offers.ts';

/** What a deploy with these values will cost. */
export type DeployCost = { readonly state: 'known'; readonly cost: HourlyCost } | UnknownCost;

/** A region or type without a price, or a value that is not there yet: `what` names it. */
interface UnknownCost {
  readonly state: 'unknown';
  readonly why: 'region' | 'type' | 'value';
  readonly what: string;
}

type Form = Pick<DeployForm, 'region' | 'values' | 'proposed' | 'offers'> & {
  readonly template: { readonly summary: Pick<DeployForm['template']['summary'], 'parameters' | 'costs'> };
};

interface Instances {
  readonly type: string;
  readonly count: number;
  readonly volumeGib: number;
  readonly publicIp: boolean;
}

/** The value that an operand has in the form; undefined where only CloudFormation can tell. */
export function readOperand(
  form: Pick<DeployForm, 'values' | 'proposed'> & {
    readonly template: { readonly summary: Pick<DeployForm['template']['summary'], 'parameters'> };
  },
  operand: Operand,
): string | undefined {
  if ('value' in operand) return operand.value;
  if (!('parameter' in operand)) return undefined;
  const parameter = form.template.summary.parameters.find(({ key }) => key === operand.parameter);
  return parameter && valueOf(form, parameter);
}

/** More instances than anybody deploys for a lab are a slip of the finger, and not worth counting. */
const mostInstances = 10_000;

/** What the form as it is would cost per hour once it stands. Cheap enough to ask at each key. */
export function deployCost(form: Form): DeployCost {
  const { region, template, offers } = form;
  const { costs } = template.summary;
  if (pricesByRegion[region] === undefined) return { state: 'unknown', why: 'region', what: region };
  const read = (operand: Operand) => readOperand(form, operand);
  const instances: Instances[] = [];
  const planes: (string | undefined)[] = [];
  for (const shape of costs) {
    if (shape.kind === 'control-plane') planes.push(read(shape.version));
    if (shape.kind !== 'instances') continue;
    const these = readInstances(region, shape, read);
    if ('state' in these) return these;
    instances.push(these);
  }
  const extended = new Set(
    (known(offers.versions) ?? []).filter(({ support }) => support === 'extended').map(({ version }) => version),
  );
  const countOf = (kind: string) => costs.filter((shape) => shape.kind === kind).length;
  const cost = hourlyCost(region, {
    controlPlanes: planes.length,
    extendedSupport: planes.some((version) => version !== undefined && extended.has(version)),
    instanceTypes: instances.flatMap(({ type, count }) => Array.from({ length: count }, () => type)),
    publicIpv4: sum(instances.map(({ count, publicIp }) => (publicIp ? count : 0))),
    gp3Gigabytes: sum(instances.map(({ count, volumeGib }) => count * volumeGib)),
    natGateways: countOf('nat-gateway'),
    applicationLoadBalancers: countOf('application-load-balancer'),
    classicLoadBalancers: countOf('classic-load-balancer'),
  });
  return cost === undefined ? { state: 'unknown', why: 'region', what: region } : { state: 'known', cost };
}

function readInstances(
  region: string,
  shape: InstancesShape,
  read: (operand: Operand) => string | undefined,
): Instances | UnknownCost {
  const type = read(shape.type) ?? '';
  const count = whole(read(shape.count));
  const volumeGib = whole(read(shape.volumeGib));
  if (count === undefined || count > mostInstances) return missing(shape.count);
  if (volumeGib === undefined) return missing(shape.volumeGib);
  if (type === '') return missing(shape.type);
  if (instancePrice(region, type) === undefined) return { state: 'unknown', why: 'type', what: type };
  return { type, count, volumeGib, publicIp: shape.publicIp };
}

function missing(operand: Operand): UnknownCost {
  const what = 'parameter' in operand ? operand.parameter : 'unknown' in operand ? operand.unknown : operand.value;
  return { state: 'unknown', why: 'value', what };
}

function whole(text: string | undefined): number | undefined {
  const value = Number(text);
  return text === undefined || text.trim() === '' || !Number.isFinite(value) || value < 0
    ? undefined
    : Math.round(value);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
