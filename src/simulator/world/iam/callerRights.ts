import { AwsFault } from '../fault.ts';
import type { World } from '../world.ts';
import { like, statementsOf, texts } from './policyDocument.ts';

/** AWS's own policies that allow everything there is in the practice world. */
const everything = 'arn:aws:iam::aws:policy/AdministratorAccess';
/** Everybody may ask STS who they are, whatever their policies say. */
const alwaysAllowed = ['sts:GetCallerIdentity'];

/** Why a call is not allowed, in IAM's words. */
export function denialText(callerArn: string, action: string): string {
  return `User: ${callerArn} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`;
}

/**
 * Whether a caller may call an action, such as `ec2:CreateVpc`. The account's user may do everything. A session may do what the
 * policies of its role allow: the account's own are read, resources and conditions in them are not looked at; where the role
 * has a policy of AWS's whose text is not kept here, nothing can be told and nothing is refused.
 */
export function isAllowed(world: World, callerArn: string, action: string): boolean {
  const name = /^arn:aws:sts::\d+:assumed-role\/([^/]+)\//.exec(callerArn)?.[1];
  const role = name === undefined ? undefined : world.roles.get(name);
  if (role === undefined || alwaysAllowed.includes(action) || role.managedPolicies.includes(everything)) return true;
  const own = role.managedPolicies.map((arn) => world.managedPolicies.get(arn)?.document);
  if (own.includes(undefined)) return true;
  const statements = [...Object.values(role.inlinePolicies), ...own].flatMap(statementsOf);
  const says = (effect: string) =>
    statements.some(
      ({ Effect, Action }) => Effect === effect && texts(Action).some((pattern) => like(pattern, 'i').test(action)),
    );
  return says('Allow') && !says('Deny');
}

/** The ARN of a session's role, which is whom EKS lets in; any other ARN as it is. */
export function roleOf(callerArn: string): string {
  return callerArn.replace(/^arn:aws:sts::(\d+):assumed-role\/([^/]+)\/.*$/, 'arn:aws:iam::$1:role/$2');
}

/** Notes that CloudFormation calls an action in a caller's name, and refuses, in the service's words, what the caller may not. */
export function callFor(world: World, callerArn: string, action: string): void {
  world.called(callerArn, action);
  if (isAllowed(world, callerArn, action)) return;
  const code = action.startsWith('ec2:') ? 'UnauthorizedOperation' : 'AccessDenied';
  throw new AwsFault(code, denialText(callerArn, action), 403);
}
