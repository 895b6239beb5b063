import { AwsFault } from '../fault.ts';
import type { Role } from './records.ts';
import { isRecord, like, statementsOf, texts, type Statement } from './policyDocument.ts';

/** Who asks to act in a role, and what the conditions of a trust policy can ask about. */
export interface Assumption {
  readonly action: 'sts:AssumeRole' | 'sts:AssumeRoleWithWebIdentity';
  /** Of an IAM identity, or of the identity provider that vouches for the caller. */
  readonly arn: string;
  /** Values by condition key, such as `sts:ExternalId` or `<issuer>:sub`; keys that are absent meet no condition. */
  readonly context: Readonly<Record<string, string>>;
}

/** Refuses, in the words of STS, unless the role's trust policy lets the caller act in it. */
export function checkTrust(role: Role, assumption: Assumption): void {
  const statements = statementsOf(role.trust);
  const allows = (effect: string) =>
    statements.some((statement) => statement['Effect'] === effect && applies(statement, assumption));
  if (allows('Allow') && !allows('Deny')) return;
  throw notTrusted(role.arn, assumption);
}

/** The refusal of a role that does not trust the caller; of one that is not there it is the same. */
export function notTrusted(roleArn: string, { action, arn }: Assumption): AwsFault {
  const text =
    action === 'sts:AssumeRole'
      ? `User: ${arn} is not authorized to perform: ${action} on resource: ${roleArn}`
      : `Not authorized to perform ${action}`;
  return new AwsFault('AccessDenied', text, 403);
}

function applies(statement: Statement, { action, arn, context }: Assumption): boolean {
  const actions = texts(statement['Action']).map((each) => each.toLowerCase());
  if (!actions.some((each) => each === '*' || each === 'sts:*' || each === action.toLowerCase())) return false;
  return isNamed(statement['Principal'], action, arn) && conditionsHold(statement['Condition'], context);
}

function isNamed(principal: unknown, action: Assumption['action'], arn: string): boolean {
  if (principal === '*') return true;
  if (!isRecord(principal)) return false;
  if (action === 'sts:AssumeRoleWithWebIdentity') return texts(principal['Federated']).includes(arn);
  const [, , , , account = ''] = arn.split(':');
  const accepted = [arn, roleOf(arn), account, `arn:aws:iam::${account}:root`, '*'];
  return texts(principal['AWS']).some((each) => accepted.includes(each));
}

/** For a session the ARN of its role, which trust policies name as well. */
function roleOf(arn: string): string {
  return arn.replace(/^arn:aws:sts::(\d+):assumed-role\/([^/]+)\/.*$/, 'arn:aws:iam::$1:role/$2');
}

/** Operators that a trust policy can use here; a condition of another kind is not met. */
const operators: Readonly<Record<string, (given: string, wanted: string) => boolean>> = {
  StringEquals: (given, wanted) => given === wanted,
  StringLike: (given, wanted) => like(wanted).test(given),
  ArnEquals: (given, wanted) => like(wanted).test(given),
  ArnLike: (given, wanted) => like(wanted).test(given),
};

function conditionsHold(conditions: unknown, context: Readonly<Record<string, string>>): boolean {
  if (!isRecord(conditions)) return true;
  return Object.entries(conditions).every(([operator, keys]) => {
    const holds = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
    if (holds === undefined || !isRecord(keys)) return false;
    return Object.entries(keys).every(([key, wanted]) => {
      const given = Object.hasOwn(context, key) ? context[key] : undefined;
      return given !== undefined && texts(wanted).some((each) => holds(given, each));
    });
  });
}
