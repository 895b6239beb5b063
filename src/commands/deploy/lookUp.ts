import { familyRole, type FamilyRole } from '../../domain/stack/stackFamily.ts';
import { stackPhase } from '../../domain/stack/stackStatus.ts';
import type { CheckFinding } from '../../domain/deploy/checkVerdict.ts';
import type { CheckId } from '../../domain/deploy/deployState.ts';
import type { DeployForm } from '../../domain/deploy/deployForm.ts';
import {
  clusterNameOf,
  keyPairFinding,
  typesFinding,
  versionFinding,
  zonesFinding,
} from '../../domain/deploy/findings.ts';
import { formInstances } from '../../domain/deploy/formInstances.ts';
import { quotaCodes, standardVcpus } from '../../domain/deploy/neededVcpus.ts';
import { offeredTypes, offeredVersions } from '../../domain/deploy/offered.ts';
import { known } from '../../domain/deploy/offers.ts';
import type { Cloud } from '../../ports/cloud.ts';

export interface LookUpPorts {
  readonly cloud: Pick<Cloud, 'region' | 'offers' | 'stacks' | 'resources' | 'clusters' | 'compute'>;
  readonly form: DeployForm;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly signal: AbortSignal;
}

/** How each line of the pre-flight is looked up. A new line that nobody looks up does not compile. */
export const lookUps: Readonly<Record<CheckId, (ports: LookUpPorts) => Promise<CheckFinding>>> = {
  async identity({ cloud, signal }) {
    return { kind: 'identity', ...(await cloud.offers.caller(signal)) };
  },
  async region({ cloud, signal }) {
    return { kind: (await cloud.offers.isRegionEnabled(signal)) ? 'region-on' : 'region-off' };
  },
  async 'stack-name'({ cloud, form, signal }) {
    const stack = await cloud.stacks.find(form.stackName, signal);
    const phase = stack && stackPhase(stack.status);
    if (stack === undefined || phase === undefined || phase === 'deleted') return { kind: 'name-free' };
    return { kind: 'name-taken', status: stack.status, phase };
  },
  async leftovers({ cloud, form, signal }) {
    const { region, clusters, resources } = cloud;
    const { stackName } = form;
    const clusterName = clusterNameOf(form) || stackName;
    const place = { region, stackName, clusterName, vpcId: undefined, issuerId: undefined };
    const { resources: found } = await resources.read(place, ['stack'], signal);
    const names = found.filter((stack) => isOfCluster(familyRole(stack, place))).map(({ name }) => name);
    if (names.length > 0) return { kind: 'leftover-stacks', names };
    const own = found.some(({ name }) => name === stackName);
    // A cluster of a stack that has the name already is that line's business.
    const cluster = own ? undefined : await clusters.find(clusterName, signal);
    return cluster === undefined ? { kind: 'no-leftovers' } : { kind: 'cluster-exists', name: clusterName };
  },
  async version({ cloud, form, now, signal }) {
    const versions = known(form.offers.versions) ?? offeredVersions(await cloud.offers.clusterVersions(signal));
    return versionFinding(form, versions, now);
  },
  async 'key-pair'({ cloud, form, signal }) {
    const finding = keyPairFinding(form, []);
    return finding.kind === 'no-key-pair-asked' ? finding : keyPairFinding(form, await cloud.offers.keyPairs(signal));
  },
  async zones({ cloud, form, signal }) {
    return zonesFinding(form, known(form.offers.zones) ?? (await cloud.offers.zones(signal)));
  },
  async 'type-offered'({ cloud, form, signal }) {
    const zones = known(form.offers.zones) ?? (await cloud.offers.zones(signal));
    const types =
      known(form.offers.instanceTypes) ?? offeredTypes(cloud.region, await cloud.offers.typeOfferings(signal));
    return typesFinding(form, types, zones);
  },
  async 'vcpu-quota'({ cloud, form, signal }) {
    const types = formInstances(form);
    if (types === undefined) return { kind: 'value-missing' };
    if (types.length === 0) return { kind: 'no-machines' };
    const { service, code } = quotaCodes.vcpus;
    const [quota, instances] = await Promise.all([
      cloud.offers.quota(service, code, signal),
      cloud.compute.instances({}, signal),
    ]);
    const running = instances.filter(({ state }) => state === 'running' || state === 'pending');
    return { kind: 'vcpus', needed: standardVcpus(types), used: standardVcpus(running.map(({ type }) => type)), quota };
  },
  async 'vpc-quota'({ cloud, form, signal }) {
    const needed = form.template.summary.resources.filter(({ type }) => type === 'AWS::EC2::VPC').length;
    const { service, code } = quotaCodes.vpcs;
    const [quota, used] = await Promise.all([cloud.offers.quota(service, code, signal), cloud.offers.vpcCount(signal)]);
    return { kind: 'vpcs', needed, used, quota };
  },
  async permission({ cloud, signal }) {
    await cloud.offers.mayCreate(signal);
    return { kind: 'allowed', actions: ['ec2:CreateVpc', 'ec2:RunInstances'] };
  },
};

/** The stacks that eksctl has made for the cluster, as against the lab's own. */
function isOfCluster(role: FamilyRole | undefined): boolean {
  return role !== undefined && role !== 'base';
}
