import { events, services } from '../../../../src/simulator/kubernetes/kinds.ts';
import type { Service } from '../../../../src/simulator/kubernetes/objects/service.ts';
import { createObject } from '../../../../src/simulator/kubernetes/writes/create.ts';
import { deleteObject } from '../../../../src/simulator/kubernetes/writes/delete.ts';
import { updateObject } from '../../../../src/simulator/kubernetes/writes/update.ts';
import { primaryInterface } from '../../../../src/simulator/world/compute/instanceLife.ts';
import { ManualLabClock } from '../../../../src/simulator/world/manualLabClock.ts';
import type { ClassicLoadBalancer } from '../../../../src/simulator/world/loadBalancing/records.ts';
import {
  attachInternetGateway,
  createInternetGateway,
} from '../../../../src/simulator/world/network/internetGateways.ts';
import { createRoute } from '../../../../src/simulator/world/network/routeTables.ts';
import { createSecurityGroup } from '../../../../src/simulator/world/network/securityGroups.ts';
import { startLab, type Lab } from '../lab.ts';

/** Three nodes in public subnets, which share the cluster's security group. */
export class BalancerLab {
  readonly clock: ManualLabClock;
  readonly lab: Lab;
  readonly nodeGroupId: string;

  private constructor(clock: ManualLabClock, lab: Lab, nodeGroupId: string) {
    this.clock = clock;
    this.lab = lab;
    this.nodeGroupId = nodeGroupId;
  }

  static async start({ isPublic = true } = {}): Promise<BalancerLab> {
    const clock = new ManualLabClock();
    const lab = await startLab({ clock });
    const { world, cluster } = lab;
    if (isPublic) {
      const gateway = createInternetGateway(world, { tags: {} });
      attachInternetGateway(world, gateway.id, cluster.vpcId);
      for (const { id, vpcId, main } of world.routeTables.values())
        if (main && vpcId === cluster.vpcId)
          createRoute(world, id, { destination: '0.0.0.0/0', gatewayId: gateway.id });
    }
    const group = createSecurityGroup(world, {
      name: 'eks-cluster-sg-myeks-1',
      description: 'nodes',
      vpcId: cluster.vpcId,
      tags: { 'kubernetes.io/cluster/myeks': 'owned' },
    });
    for (const instance of lab.instances) {
      const primary = primaryInterface(world, instance);
      if (primary !== undefined) primary.groups = [group.id];
    }
    clock.advance(120_000);
    return new BalancerLab(clock, lab, group.id);
  }

  create(spec: object = {}, annotations: Readonly<Record<string, string>> = {}): Service {
    return createObject(this.lab.controlPlane.api, services, {
      metadata: { name: 'web', namespace: 'default', annotations },
      spec: { type: 'LoadBalancer', selector: { app: 'web' }, ports: [{ port: 80 }], ...spec },
    });
  }

  change(spec: Partial<Service['spec']>): void {
    const service = this.service();
    const { resourceVersion: _, ...metadata } = service.metadata;
    const changed = { ...service, metadata, spec: { ...service.spec, ...spec } } as Service;
    updateObject(this.lab.controlPlane.api, services, changed);
  }

  delete(): void {
    deleteObject(this.lab.controlPlane.api, services, 'default', 'web');
  }

  find(): Service | undefined {
    return this.lab.controlPlane.api.store.get(services, 'default', 'web');
  }

  service(): Service {
    const found = this.find();
    if (found === undefined) throw new Error('no service web');
    return found;
  }

  balancer(): ClassicLoadBalancer {
    const [balancer] = this.lab.world.classicLoadBalancers.values();
    if (balancer === undefined) throw new Error('no balancer');
    return balancer;
  }

  /** The rules into a group, such as `tcp 80-80 0.0.0.0/0`. */
  rulesInto(groupId: string): readonly string[] {
    const rules = this.lab.world.securityGroups.get(groupId)?.rules ?? [];
    return rules
      .filter(({ egress }) => !egress)
      .map(({ protocol, fromPort, toPort, cidr, sourceGroupId }) =>
        [protocol, `${fromPort}-${toPort}`, cidr ?? sourceGroupId].join(' '),
      );
  }

  /** `Reason: message` of what was said about the service, in order. */
  told(): readonly string[] {
    return this.lab.controlPlane.api.store
      .list(events, 'default')
      .filter(({ involvedObject }) => involvedObject.kind === 'Service' && involvedObject.name === 'web')
      .map(({ reason, message }) => `${reason}: ${message}`);
  }
}
