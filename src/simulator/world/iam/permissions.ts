import { AwsFault } from '../fault.ts';
import type { Role } from './records.ts';
import type { World } from '../world.ts';
import { like, statementsOf, texts, type Statement } from './policyDocument.ts';

/** Policies of AWS that let their bearer call what the VPC CNI calls (its docs/iam-policy.md), by name. */
const cniPolicies = ['AmazonEKS_CNI_Policy', 'AmazonEC2FullAccess', 'PowerUserAccess', 'AdministratorAccess'];

/** Refuses EC2 calls about interfaces to a role that has no policy for them, in EC2's words. `action` is `ec2:…`. */
export function checkInterfacePermission(world: World, roleArn: string, session: string, action: string): void {
  const role = [...world.roles.values()].find(({ arn }) => arn === roleArn);
  const statements = role === undefined ? [] : statementsFor(world, role, action);
  const denied = statements.some(({ Effect, Condition }) => Effect === 'Deny' && Condition === undefined);
  const ofAws = role?.managedPolicies.some((arn) => cniPolicies.includes(arn.split('/').at(-1) ?? '')) === true;
  if (!denied && (ofAws || statements.some(({ Effect }) => Effect === 'Allow'))) return;
  const name = roleArn.split('/').at(-1) ?? '';
  const user = `arn:aws:sts::${world.account}:assumed-role/${name}/${session}`;
  const why = denied
    ? 'with an explicit deny in an identity-based policy'
    : `because no identity-based policy allows the ${action} action`;
  throw new AwsFault(
    'UnauthorizedOperation',
    `You are not authorized to perform this operation. User: ${user} is not authorized to perform: ${action} ${why}`,
    403,
  );
}

/**
 * What the account's own policies of a role say of an action. They are taken to be about these very interfaces: resources
 * are not looked at, conditions let what is allowed happen and keep nothing from happening.
 */
function statementsFor(world: World, role: Role, action: string): Statement[] {
  const documents = [
    ...Object.values(role.inlinePolicies),
    ...role.managedPolicies.flatMap((arn) => world.managedPolicies.get(arn)?.document ?? []),
  ];
  return documents.flatMap(statementsOf).filter(({ Action, NotAction }) => {
    const names = (patterns: unknown) => texts(patterns).some((pattern) => like(pattern, 'i').test(action));
    return NotAction === undefined ? names(Action) : !names(NotAction);
  });
}
