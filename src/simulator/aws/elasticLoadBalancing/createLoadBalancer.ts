import { createClassicLoadBalancer } from '../../world/loadBalancing/classicLoadBalancers.ts';
import type { ClassicListener } from '../../world/loadBalancing/records.ts';
import type { Operation } from '../operation.ts';
import { optionalChoice, optionalText, requiredNumber, requiredText, tagsIn } from '../queryInput.ts';
import { structures, texts, type Input } from '../inputMembers.ts';

export const createLoadBalancer: Operation = ({ world, input }) => {
  const { dnsName } = createClassicLoadBalancer(world, {
    name: requiredText(input, 'LoadBalancerName'),
    listeners: structures(input, 'Listeners').map(listener),
    subnetIds: texts(input, 'Subnets'),
    securityGroupIds: texts(input, 'SecurityGroups'),
    scheme: optionalChoice(input, 'Scheme', ['internet-facing', 'internal']) ?? 'internet-facing',
    tags: tagsIn(input),
  });
  return { DNSName: dnsName };
};

function listener(input: Input): ClassicListener {
  const protocol = requiredText(input, 'Protocol').toUpperCase();
  return {
    protocol,
    port: requiredNumber(input, 'LoadBalancerPort'),
    instanceProtocol: optionalText(input, 'InstanceProtocol')?.toUpperCase() ?? protocol,
    instancePort: requiredNumber(input, 'InstancePort'),
  };
}
