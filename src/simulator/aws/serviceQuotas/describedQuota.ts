import { AwsFault } from '../../world/fault.ts';
import { quotasOf, type Quota } from '../../world/quotas.ts';
import type { World } from '../../world/world.ts';

const names: Readonly<Record<string, string>> = {
  ec2: 'Amazon Elastic Compute Cloud (Amazon EC2)',
  elasticloadbalancing: 'Elastic Load Balancing (ELB)',
  vpc: 'Amazon Virtual Private Cloud (Amazon VPC)',
};

/** A quota as Service Quotas writes it. */
export function describedQuota({ region, account }: World, quota: Quota): object {
  const { service, code } = quota;
  return {
    ServiceCode: service,
    ServiceName: names[service],
    QuotaArn: `arn:aws:servicequotas:${region}:${account}:${service}/${code}`,
    QuotaCode: code,
    QuotaName: quota.name,
    Value: quota.value,
    Unit: 'None',
    Adjustable: true,
    GlobalQuota: false,
    QuotaAppliedAtLevel: 'ACCOUNT',
  };
}

/** The quotas of a service, or the refusal of one that has none here. */
export function quotasOfService(world: World, service: string): Quota[] {
  const found = quotasOf(world).filter((quota) => quota.service === service);
  if (found.length > 0) return found;
  throw new AwsFault('NoSuchResourceException', 'The request failed because the specified service does not exist.');
}
