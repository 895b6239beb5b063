import { describe, expect, it } from 'vitest';
import { runResources } from '../../../src/domain/deploy/runResources.ts';
import { planGroupOf } from '../../../src/domain/deploy/planGroups.ts';
import { typicalDeploy, typicalTime } from '../../../src/domain/deploy/typicalTimes.ts';

const stackId = 'arn:stack';
/** Newest first, as CloudFormation tells them; each line a second later than the one below. */
function events(...lines: readonly string[]) {
  return lines.map((line, index) => {
    const [logicalId = '', status = '', ...reason] = line.split(' ');
    return {
      logicalId,
      physicalId: logicalId === 'myeks' ? stackId : undefined,
      resourceType: logicalId === 'myeks' ? 'AWS::CloudFormation::Stack' : 'AWS::EC2::VPC',
      status,
      reason: reason.join(' ') || undefined,
      at: (lines.length - index) * 1000,
    };
  });
}

const planned = [
  { logicalId: 'Vpc', type: 'AWS::EC2::VPC' },
  { logicalId: 'Cluster', type: 'AWS::EKS::Cluster' },
];

describe('the resources of a run', () => {
  it('wait, run since their first event, and are done', () => {
    const seen = events(
      'Vpc CREATE_COMPLETE',
      'Vpc CREATE_IN_PROGRESS Resource creation Initiated',
      'Vpc CREATE_IN_PROGRESS',
      'myeks CREATE_IN_PROGRESS',
    );
    expect(runResources(planned, seen, stackId)).toMatchObject([
      { logicalId: 'Vpc', state: 'done', since: 2000, until: 4000 },
      { logicalId: 'Cluster', state: 'waiting', since: undefined, until: undefined },
    ]);
  });

  it('tell what failed from what was cancelled for it, and keep the reason while they go', () => {
    const seen = events(
      'Vpc DELETE_COMPLETE',
      'Vpc DELETE_IN_PROGRESS',
      'Cluster CREATE_FAILED Resource creation cancelled',
      'Vpc CREATE_FAILED The maximum number of VPCs has been reached.',
      'Cluster CREATE_IN_PROGRESS',
      'Vpc CREATE_IN_PROGRESS',
    );
    expect(runResources(planned, seen, stackId)).toMatchObject([
      { state: 'deleted', reason: 'The maximum number of VPCs has been reached.' },
      { state: 'cancelled' },
    ]);
    expect(runResources(planned, seen.slice(3), stackId)[0]?.state).toBe('failed');
  });

  it('are listed as they come when nothing was planned here', () => {
    expect(
      runResources([], events('B CREATE_IN_PROGRESS', 'A CREATE_COMPLETE'), stackId).map((each) => each.logicalId),
    ).toEqual(['A', 'B']);
  });
});

describe('how long it takes', () => {
  it('is eight to eleven minutes for a cluster, as the logs have it', () => {
    expect(typicalTime('AWS::EKS::Cluster')).toEqual({ least: 494_000, most: 663_000 });
    expect(typicalTime('AWS::EC2::Subnet')).toBeUndefined();
  });

  it('is eleven to nineteen minutes for the lab', () => {
    const { least, most } = typicalDeploy(
      ['AWS::EC2::VPC', 'AWS::EKS::Cluster', 'AWS::EKS::Nodegroup', 'AWS::EKS::Addon'],
      'stack',
    );
    expect(least / 60_000).toBeGreaterThan(10);
    expect(most / 60_000).toBeLessThan(20);
    expect(typicalDeploy([], 'eksctl').least / 60_000).toBe(17);
  });
});

describe('what a resource is for', () => {
  it.each([
    ['AWS::EC2::Subnet', 'network'],
    ['AWS::EC2::SecurityGroup', 'network'],
    ['AWS::IAM::Role', 'access'],
    ['AWS::EKS::AccessEntry', 'access'],
    ['AWS::EC2::Instance', 'machines'],
    ['AWS::EKS::Cluster', 'cluster'],
    ['AWS::EKS::Nodegroup', 'nodes'],
    ['AWS::EC2::LaunchTemplate', 'nodes'],
    ['AWS::EKS::Addon', 'addons'],
    ['AWS::SNS::Topic', 'other'],
  ])('%s: %s', (type, group) => expect(planGroupOf(type)).toBe(group));
});
