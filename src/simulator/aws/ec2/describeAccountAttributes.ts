import { AwsFault } from '../../world/fault.ts';
import { quotaValue } from '../../world/quotas.ts';
import type { World } from '../../world/world.ts';
import type { Operation } from '../operation.ts';
import { texts } from '../inputMembers.ts';

const attributes: Readonly<Record<string, (world: World) => string>> = {
  'default-vpc': () => 'none',
  'max-elastic-ips': (world) => String(quotaValue(world, 'L-0263D0A3')),
  'max-instances': () => '20',
  'supported-platforms': () => 'VPC',
  'vpc-max-elastic-ips': (world) => String(quotaValue(world, 'L-0263D0A3')),
  'vpc-max-security-groups-per-interface': (world) => String(quotaValue(world, 'L-2AFB9258')),
};

export const describeAccountAttributes: Operation = ({ world, input }) => {
  const asked = texts(input, 'AttributeName');
  const unknown = asked.find((name) => !Object.hasOwn(attributes, name));
  if (unknown !== undefined)
    throw new AwsFault('InvalidParameterValue', `Value (${unknown}) for parameter attributeName is invalid.`);
  const listed = Object.entries(attributes).filter(([name]) => asked.length === 0 || asked.includes(name));
  return {
    accountAttributeSet: listed.map(([attributeName, valueOf]) => ({
      attributeName,
      attributeValueSet: [{ attributeValue: valueOf(world) }],
    })),
  };
};
