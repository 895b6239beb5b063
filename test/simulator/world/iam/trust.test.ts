import { describe, expect, test } from 'vitest';
import { AwsFault } from '../../../../src/simulator/world/fault.ts';
import { checkTrust, type Assumption } from '../../../../src/simulator/world/iam/trust.ts';
import type { Role } from '../../../../src/simulator/world/iam/records.ts';

const learner = 'arn:aws:iam::111122223333:user/learner';

function trusts(statement: object | object[], asked: Partial<Assumption> = {}): boolean {
  const role: Role = {
    name: 'viewer',
    arn: 'arn:aws:iam::111122223333:role/viewer',
    id: 'AROA',
    path: '/',
    createdAt: 0,
    trust: { Version: '2012-10-17', Statement: statement },
    managedPolicies: [],
    inlinePolicies: {},
    tags: {},
  };
  try {
    checkTrust(role, { action: 'sts:AssumeRole', arn: learner, context: {}, ...asked });
    return true;
  } catch (error) {
    if (error instanceof AwsFault && error.code === 'AccessDenied') return false;
    throw error;
  }
}

const allow = (Principal: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Principal,
  ...more,
});

describe('a role lets in', () => {
  test.each([
    { AWS: learner },
    { AWS: ['arn:aws:iam::111122223333:user/other', learner] },
    { AWS: 'arn:aws:iam::111122223333:root' },
    { AWS: '111122223333' },
    { AWS: '*' },
    '*',
  ])('who is named by %j', (principal) => {
    expect(trusts(allow(principal))).toBe(true);
  });

  test.each([
    { AWS: 'arn:aws:iam::111122223333:user/other' },
    { AWS: 'arn:aws:iam::444455556666:root' },
    { Service: 'ec2.amazonaws.com' },
    undefined,
  ])('nobody who is not named by %j', (principal) => {
    expect(trusts(allow(principal))).toBe(false);
  });

  test('the sessions of a role that it names', () => {
    const arn = 'arn:aws:sts::111122223333:assumed-role/builder/today';
    expect(trusts(allow({ AWS: 'arn:aws:iam::111122223333:role/builder' }), { arn })).toBe(true);
  });

  test('nobody whom another statement denies', () => {
    expect(trusts([allow('*'), { ...allow({ AWS: learner }), Effect: 'Deny' }])).toBe(false);
  });

  test('who meets its conditions, and no one of whom it asks what nobody said', () => {
    const conditional = allow('*', { Condition: { StringEquals: { 'sts:ExternalId': ['a', 'b'] } } });
    expect(trusts(conditional, { context: { 'sts:ExternalId': 'b' } })).toBe(true);
    expect(trusts(conditional, { context: { 'sts:ExternalId': 'c' } })).toBe(false);
    expect(trusts(conditional)).toBe(false);
    expect(trusts(allow('*', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }))).toBe(false);
  });

  test('the service account of a pod by a pattern of its subject', () => {
    const arn = 'arn:aws:iam::111122223333:oidc-provider/oidc.example/id/1';
    const statement = {
      Effect: 'Allow',
      Action: 'sts:AssumeRoleWithWebIdentity',
      Principal: { Federated: arn },
      Condition: { StringLike: { 'oidc.example/id/1:sub': 'system:serviceaccount:kube-system:*' } },
    };
    const asked = (subject: string) => ({
      action: 'sts:AssumeRoleWithWebIdentity' as const,
      arn,
      context: { 'oidc.example/id/1:sub': subject },
    });
    expect(trusts(statement, asked('system:serviceaccount:kube-system:aws-node'))).toBe(true);
    expect(trusts(statement, asked('system:serviceaccount:default:aws-node'))).toBe(false);
  });
});
