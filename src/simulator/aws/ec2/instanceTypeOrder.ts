import { instanceTypes, type InstanceTypeLimits } from '../../../domain/instanceTypes/instanceTypes.ts';

/** DescribeInstanceTypes does not sort. The one order on record is that of the t3 family. */
const recorded = ['2xlarge', 'xlarge', 'medium', 'large', 'nano', 'micro', 'small'].map((size) => `t3.${size}`);

/** Every instance type, in the order the operations list them. */
export function orderedInstanceTypes(): InstanceTypeLimits[] {
  const types = instanceTypes();
  const first = recorded.flatMap((type) => types.get(type) ?? []);
  return [...first, ...[...types.values()].filter((each) => !first.includes(each))];
}
