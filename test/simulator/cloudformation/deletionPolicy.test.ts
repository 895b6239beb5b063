import { expect, it } from 'vitest';
import { Practice, story } from './practice.ts';

const template = (policy: string) => `
Resources:
  Kept: { Type: AWS::EC2::InternetGateway, DeletionPolicy: ${policy} }
  Other: { Type: AWS::EC2::InternetGateway, DependsOn: Kept }
`;

it.each([
  ['Delete', {}, 'Kept DELETE_COMPLETE', 0],
  ['Retain', {}, 'Kept DELETE_SKIPPED', 1],
  ['Retain', { RetainExceptOnCreate: 'true' }, 'Kept DELETE_COMPLETE', 0],
  ['RetainExceptOnCreate', {}, 'Kept DELETE_COMPLETE', 0],
])('%s with %j: a creation rolled back', async (policy, more, line, left) => {
  const practice = new Practice();
  practice.stacks.failNext('Other', 'no such luck');
  const stack = practice.create(template(policy), more);
  await practice.pass(60);
  expect(stack.status).toBe('ROLLBACK_COMPLETE');
  expect(story(stack)).toContain(line);
  expect(practice.world.internetGateways.size).toBe(left);
});

it.each([
  ['Delete', 0],
  ['Retain', 1],
  ['RetainExceptOnCreate', 1],
])('%s: a deletion', async (policy, left) => {
  const practice = new Practice();
  const stack = practice.create(template(policy));
  await practice.pass(60);
  practice.stacks.delete(stack, { retain: new Set(), force: false });
  await practice.pass(30);
  expect(stack.status).toBe('DELETE_COMPLETE');
  expect(practice.world.internetGateways.size).toBe(left);
});

it('UpdateReplacePolicy decides about what is replaced', async () => {
  const practice = new Practice();
  const vpc = (block: string) =>
    `Resources: { Vpc: { Type: AWS::EC2::VPC, UpdateReplacePolicy: Retain, Properties: { CidrBlock: ${block} } } }`;
  const stack = practice.create(vpc('10.0.0.0/16'));
  await practice.pass(30);
  practice.update(stack, { TemplateBody: vpc('10.1.0.0/16') });
  await practice.pass(30);
  expect(story(stack).slice(-2)).toEqual(['Vpc DELETE_SKIPPED', 'myeks UPDATE_COMPLETE']);
  expect([...practice.world.vpcs.values()].map(({ cidr }) => cidr)).toEqual(['10.0.0.0/16', '10.1.0.0/16']);
});
