import { AwsFault } from '../fault.ts';
import type { World } from '../world.ts';

/** Policies of AWS that let their bearer call what the VPC CNI calls (its docs/iam-policy.md), by name. */
const cniPolicies = ['AmazonEKS_CNI_Policy', 'AmazonEC2FullAccess', 'PowerUserAccess', 'AdministratorAccess'];

/** Refuses EC2 calls about interfaces to a role that has no policy for them, in EC2's words. `action` is `ec2:…`. */
export function checkInterfacePermission(world: World, roleArn: string, session: string, action: string): void {
  const role = [...world.roles.values()].find(({ arn }) => arn === roleArn);
  if (role?.managedPolicies.some((arn) => cniPolicies.includes(arn.split('/').at(-1) ?? '')) === true) return;
  const name = roleArn.split('/').at(-1) ?? '';
  const user = `arn:aws:sts::${world.account}:assumed-role/${name}/${session}`;
  throw new AwsFault(
    'UnauthorizedOperation',
    `You are not authorized to perform this operation. User: ${user} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`,
    403,
  );
}
