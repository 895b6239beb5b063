import { describe, expect, it } from 'vitest';
import { changeInstanceType } from '../../../src/simulator/world/compute/instanceType.ts';
import { terminateInstance } from '../../../src/simulator/world/compute/instances.ts';
import { stopInstance } from '../../../src/simulator/world/compute/power.ts';
import { primaryInterface } from '../../../src/simulator/world/compute/instanceLife.ts';
import {
  createClassicLoadBalancer,
  deleteClassicLoadBalancer,
} from '../../../src/simulator/world/loadBalancing/classicLoadBalancers.ts';
import { createLoadBalancer } from '../../../src/simulator/world/loadBalancing/loadBalancers.ts';
import { allocateAddress } from '../../../src/simulator/world/network/elasticIps.ts';
import { createNetworkInterface } from '../../../src/simulator/world/network/networkInterfaces.ts';
import { createNatGateway, deleteNatGateway } from '../../../src/simulator/world/network/natGateways.ts';
import { labNetworkIn, launched } from '../world/testWorld.ts';
import { Practice } from '../cloudformation/practice.ts';
import { killed } from './killed.ts';

const minute = 60_000;

/** A world with the lab's network. */
function network() {
  const practice = new Practice();
  const { world } = practice;
  const { subnets } = labNetworkIn(world);
  return { practice, world, subnetIds: subnets.map(({ id }) => id), launch: () => launched(world, subnets[0]) };
}

describe('after a kill', () => {
  it('a pending instance comes to run, and one that shuts down is terminated with what is its own', async () => {
    const lab = network();
    const ending = lab.launch();
    lab.practice.clock.advance(minute);
    terminateInstance(lab.world, ending.id);
    const beginning = lab.launch();
    const { world, clock } = await killed(lab.practice);
    const stateOf = (id: string) => world.instances.get(id)?.state;
    expect([stateOf(beginning.id), stateOf(ending.id)]).toEqual(['pending', 'shutting-down']);
    clock.advance(minute);
    expect([stateOf(beginning.id), stateOf(ending.id)]).toEqual(['running', 'terminated']);
    expect([...world.networkInterfaces.values()].map(({ attachment }) => attachment?.instanceId)).toEqual([
      beginning.id,
    ]);
    expect([...world.volumes.values()].map(({ attachment }) => attachment?.instanceId)).toEqual([beginning.id]);
  });

  it('a stopping instance stops, and starts again if it was to be one of another type', async () => {
    const lab = network();
    const stopping = lab.launch();
    const changing = lab.launch();
    lab.practice.clock.advance(minute);
    stopInstance(lab.world, stopping.id);
    changeInstanceType(lab.world, changing.id, 't3.large');
    const { world, clock } = await killed(lab.practice);
    clock.advance(minute);
    const [stopped, changed] = [stopping, changing].map(({ id }) => world.instances.get(id));
    expect(stopped).toMatchObject({ state: 'stopped', type: 't3.medium' });
    expect(stopped && primaryInterface(world, stopped)?.publicIp).toBeUndefined();
    expect(changed).toMatchObject({ state: 'running', type: 't3.large' });
    expect(changed && primaryInterface(world, changed)?.publicIp).toBeDefined();
  });

  it('NAT gateways come to be available, and those being deleted go with their interface', async () => {
    const { practice, world, subnetIds } = network();
    const subnetId = subnetIds[0] ?? '';
    const gateway = () => {
      const allocationId = allocateAddress(world, { tags: {} }).allocationId;
      return createNatGateway(world, { subnetId, connectivityType: 'public', allocationId, tags: {} });
    };
    const ending = gateway();
    practice.clock.advance(3 * minute);
    deleteNatGateway(world, ending.id);
    const beginning = gateway();
    const { world: after, clock } = await killed(practice);
    clock.advance(2 * minute);
    expect(after.natGateways.get(beginning.id)?.state).toBe('available');
    expect(after.natGateways.get(ending.id)?.state).toBe('deleted');
    expect([...after.networkInterfaces.keys()]).toEqual([beginning.networkInterfaceId]);
    expect([...after.elasticIps.values()].map(({ association }) => association !== undefined)).toEqual([false, true]);
    clock.advance(60 * minute);
    expect([...after.natGateways.keys()]).toEqual([beginning.id]);
  });

  it('load balancers come to be active, and the interfaces of deleted ones go', async () => {
    const { practice, world, subnetIds } = network();
    const listeners = [{ protocol: 'TCP', port: 80, instanceProtocol: 'TCP', instancePort: 80 }] as const;
    const common = { subnetIds, securityGroupIds: [], scheme: 'internet-facing', tags: {} } as const;
    createClassicLoadBalancer(world, { ...common, name: 'old', listeners });
    deleteClassicLoadBalancer(world, 'old');
    const { arn, interfaceIds } = createLoadBalancer(world, { ...common, name: 'new', type: 'network' });
    const { world: after, clock } = await killed(practice);
    expect(after.networkInterfaces.size).toBe(6);
    expect(after.loadBalancers.get(arn)?.state).toBe('provisioning');
    clock.advance(3 * minute);
    expect([...after.networkInterfaces.keys()]).toEqual(interfaceIds);
    expect(after.loadBalancers.get(arn)?.state).toBe('active');
  });

  it('an interface that a node was adding or removing is gone, one that a dead node left is not', async () => {
    const { practice, world, subnetIds, launch } = network();
    const [living, dead] = [launch(), launch()];
    practice.clock.advance(minute);
    const made = (instanceId: string) =>
      createNetworkInterface(world, {
        subnetId: subnetIds[0] ?? '',
        groups: [],
        description: `aws-K8S-${instanceId}`,
        tags: { 'node.k8s.amazonaws.com/instance_id': instanceId },
      }).id;
    const [unfinished, leaked] = [made(living.id), made(dead.id)];
    terminateInstance(world, dead.id);
    practice.clock.advance(minute);
    const { world: after } = await killed(practice);
    expect(after.networkInterfaces.has(unfinished)).toBe(false);
    expect(after.networkInterfaces.get(leaked)?.status).toBe('available');
  });
});
