/** A resource of EC2 that an ARN can name. */
export type Ec2Resource = 'instance' | 'network-interface' | 'vpc' | 'subnet' | 'security-group';

/** The part of AWS that a region belongs to: each has its own accounts and its own console. */
export function partitionOf(region: string): 'aws' | 'aws-cn' | 'aws-us-gov' {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** The ARN of a resource of EC2; its form is in the service authorization reference of Amazon EC2. */
export function ec2Arn(
  { region, account }: { readonly region: string; readonly account: string },
  kind: Ec2Resource,
  id: string,
): string {
  return `arn:${partitionOf(region)}:ec2:${region}:${account}:${kind}/${id}`;
}
