import { AwsFault } from '../../world/fault.ts';
import type { Template } from './template.ts';

/** Resource types of IAM that a caller has to acknowledge, with the property that gives each a name of its own. */
const acknowledged = new Map<string, string | undefined>([
  ['AWS::IAM::AccessKey', undefined],
  ['AWS::IAM::Group', 'GroupName'],
  ['AWS::IAM::GroupPolicy', undefined],
  ['AWS::IAM::InstanceProfile', 'InstanceProfileName'],
  ['AWS::IAM::ManagedPolicy', 'ManagedPolicyName'],
  ['AWS::IAM::Policy', undefined],
  ['AWS::IAM::Role', 'RoleName'],
  ['AWS::IAM::RolePolicy', undefined],
  ['AWS::IAM::User', 'UserName'],
  ['AWS::IAM::UserPolicy', undefined],
  ['AWS::IAM::UserToGroupAddition', undefined],
]);

export interface RequiredCapabilities {
  /** Empty, `CAPABILITY_IAM` or `CAPABILITY_NAMED_IAM`. */
  readonly capabilities: readonly string[];
  /** CloudFormation's sentence about why; undefined when none is required. */
  readonly reason: string | undefined;
}

/** What a caller has to acknowledge before this template may be run. */
export function requiredCapabilities(template: Template): RequiredCapabilities {
  const found = [...template.resources.values()].filter(({ type }) => acknowledged.has(type));
  if (found.length === 0) return { capabilities: [], reason: undefined };
  const named = found.some(({ type, properties }) => properties[acknowledged.get(type) ?? ''] !== undefined);
  const types = [...new Set(found.map(({ type }) => type))];
  return {
    capabilities: [named ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM'],
    reason: `The following resource(s) require capabilities: [${types.join(', ')}]`,
  };
}

/**
 * Refuses with InsufficientCapabilitiesException unless `given` covers what the template requires. Transforms need to be
 * acknowledged where nobody looks at what they make, which is not so for change sets.
 */
export function checkCapabilities(template: Template, given: readonly string[], isReviewed = false): void {
  const { capabilities } = requiredCapabilities(template);
  const iam = capabilities.filter((each) => !given.includes(each) && !given.includes('CAPABILITY_NAMED_IAM'));
  const expands = template.transforms.length > 0 && !isReviewed && !given.includes('CAPABILITY_AUTO_EXPAND');
  const missing = [...iam, ...(expands ? ['CAPABILITY_AUTO_EXPAND'] : [])];
  if (missing.length > 0)
    throw new AwsFault('InsufficientCapabilitiesException', `Requires capabilities : [${missing.join(', ')}]`, 400);
}
