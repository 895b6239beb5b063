import { expect, it } from 'vitest';
import { ec2Arn, partitionOf } from '../../../src/domain/resources/arn.ts';
import { consoleUrl, isConsoleKind, placeOfType } from '../../../src/domain/resources/consoleUrl.ts';

it('leads to the page of an instance, an interface, a stack and a cluster', () => {
  const at = (kind: 'instance' | 'network-interface' | 'stack' | 'cluster', id: string) =>
    consoleUrl('ap-northeast-2', { kind, id });
  const home = 'https://ap-northeast-2.console.aws.amazon.com';
  expect(at('instance', 'i-0ab')).toBe(`${home}/ec2/home?region=ap-northeast-2#InstanceDetails:instanceId=i-0ab`);
  expect(at('network-interface', 'eni-0cd')).toBe(
    `${home}/ec2/home?region=ap-northeast-2#NetworkInterface:networkInterfaceId=eni-0cd`,
  );
  expect(at('stack', 'arn:aws:cloudformation:ap-northeast-2:1:stack/myeks/x')).toBe(
    `${home}/cloudformation/home?region=ap-northeast-2#/stacks/stackinfo?stackId=arn%3Aaws%3Acloudformation%3Aap-northeast-2%3A1%3Astack%2Fmyeks%2Fx`,
  );
  expect(at('cluster', 'myeks')).toBe(`${home}/eks/home?region=ap-northeast-2#/clusters/myeks`);
});

it('leads nowhere from what is no region, or one with another console', () => {
  const place = { kind: 'cluster', id: 'myeks' } as const;
  expect(consoleUrl('evil.example/', place)).toBeUndefined();
  expect(consoleUrl('cn-north-1', place)).toBeUndefined();
  expect(consoleUrl('us-gov-west-1', place)).toBeUndefined();
});

it('keeps an id from becoming another address', () => {
  expect(consoleUrl('eu-west-1', { kind: 'cluster', id: '../x?y=1#z' })).toMatch(/#\/clusters\/\.\.%2Fx%3Fy%3D1%23z$/);
});

it('knows which resources of a stack have a page', () => {
  expect(placeOfType('AWS::EC2::VPC', 'vpc-1')).toEqual({ kind: 'vpc', id: 'vpc-1' });
  expect(placeOfType('AWS::EC2::VPC', undefined)).toBeUndefined();
  expect(placeOfType('AWS::IAM::Role', 'role')).toBeUndefined();
  expect(isConsoleKind('vpc')).toBe(true);
  expect(isConsoleKind('toString')).toBe(false);
});

it('writes ARNs of each partition', () => {
  expect(ec2Arn({ region: 'ap-northeast-2', account: '111122223333' }, 'network-interface', 'eni-1')).toBe(
    'arn:aws:ec2:ap-northeast-2:111122223333:network-interface/eni-1',
  );
  expect(partitionOf('cn-north-1')).toBe('aws-cn');
  expect(partitionOf('us-gov-east-1')).toBe('aws-us-gov');
});
