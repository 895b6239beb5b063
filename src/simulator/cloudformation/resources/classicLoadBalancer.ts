import {
  createClassicLoadBalancer,
  deleteClassicLoadBalancer,
  deregisterInstances,
  registerInstances,
} from '../../world/loadBalancing/classicLoadBalancers.ts';
import type { ClassicHealthCheck, ClassicListener } from '../../world/loadBalancing/records.ts';
import type { Properties } from '../properties.ts';
import type { ResourceContext, ResourceType } from '../resourceType.ts';
import { generatedName } from './generatedName.ts';
import { tagsOf } from './stackTags.ts';
import { refuseChanges } from './unchangeable.ts';

/** Longest name ELB takes. */
const nameLimit = 32;

function listenerOf(listener: Properties): ClassicListener {
  const protocol = listener.text('Protocol').toUpperCase();
  return {
    protocol,
    port: Number(listener.text('LoadBalancerPort')),
    instanceProtocol: (listener.optionalText('InstanceProtocol') ?? protocol).toUpperCase(),
    instancePort: Number(listener.text('InstancePort')),
  };
}

function healthCheckOf(properties: Properties): ClassicHealthCheck | undefined {
  if (properties.record['HealthCheck'] === undefined) return undefined;
  const check = properties.nested('HealthCheck');
  return {
    target: check.text('Target'),
    interval: Number(check.text('Interval')),
    timeout: Number(check.text('Timeout')),
    unhealthyThreshold: Number(check.text('UnhealthyThreshold')),
    healthyThreshold: Number(check.text('HealthyThreshold')),
  };
}

/** Sets what can be set at any time: listeners, health check, instances. */
function configure(name: string, properties: Properties, { world }: ResourceContext): void {
  const balancer = world.classicLoadBalancers.get(name);
  if (balancer === undefined) return;
  balancer.listeners = properties.nestedList('Listeners').map(listenerOf);
  balancer.healthCheck = healthCheckOf(properties) ?? balancer.healthCheck;
  const wanted = properties.texts('Instances');
  const gone = balancer.instanceIds.filter((id) => !wanted.includes(id));
  if (gone.length > 0) deregisterInstances(world, name, gone);
  registerInstances(world, name, wanted);
}

export const classicLoadBalancer: ResourceType = {
  name: 'AWS::ElasticLoadBalancing::LoadBalancer',
  createTime: 20_000,
  deleteTime: 3_000,
  customName: 'LoadBalancerName',
  attributes: {
    DNSName: (name, { world }) => world.classicLoadBalancers.get(name)?.dnsName,
  },
  create(properties, context) {
    const name = properties.optionalText('LoadBalancerName') ?? generatedName(context, nameLimit);
    createClassicLoadBalancer(context.world, {
      name,
      listeners: properties.nestedList('Listeners').map(listenerOf),
      subnetIds: properties.texts('Subnets'),
      securityGroupIds: properties.texts('SecurityGroups'),
      scheme: properties.optionalText('Scheme') === 'internal' ? 'internal' : 'internet-facing',
      tags: tagsOf(properties, context),
    });
    try {
      configure(name, properties, context);
    } catch (error) {
      // Without an id to remember, a rollback would not find it.
      deleteClassicLoadBalancer(context.world, name);
      throw error;
    }
    return name;
  },
  update(name, properties, context, previous) {
    refuseChanges(this.name, ['SecurityGroups', 'Subnets'], previous, properties);
    configure(name, properties, context);
  },
  tagged: (name, { world }) => world.classicLoadBalancers.get(name),
  delete: (name, { world }) => deleteClassicLoadBalancer(world, name),
};
