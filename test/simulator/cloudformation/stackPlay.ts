import { boolean, constantFrom, integer, record, subarray } from 'fast-check';
import type { Stack } from '../../../src/simulator/cloudformation/stack.ts';
import { AwsFault } from '../../../src/simulator/world/fault.ts';
import type { Practice } from './practice.ts';

/** A template with some of a few resources; numbers choose the values of their properties. */
export const template = record({
  parts: subarray(['Subnet', 'Group', 'Gateway', 'Attached', 'Volume']),
  block: integer({ min: 0, max: 2 }),
  name: integer({ min: 0, max: 2 }),
}).map(({ parts, block, name }) => {
  const tags = [{ Key: 'Name', Value: `n${name}` }];
  const vpc = { VpcId: { Ref: 'Vpc' } };
  const all: Record<string, object> = {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: `10.${block}.0.0/16`, Tags: tags } },
    Subnet: { Type: 'AWS::EC2::Subnet', Properties: { ...vpc, CidrBlock: `10.${block}.${name}.0/24` } },
    Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { ...vpc, GroupDescription: `d${name}`, Tags: tags } },
    Gateway: { Type: 'AWS::EC2::InternetGateway', Properties: { Tags: tags } },
    Attached: { Type: 'AWS::EC2::VPCGatewayAttachment', Properties: { ...vpc, InternetGatewayId: { Ref: 'Gateway' } } },
    Volume: { Type: 'AWS::EC2::Volume', Properties: { AvailabilityZone: 'ap-northeast-2a', Size: 8 + name } },
  };
  const chosen = ['Vpc', ...parts].filter((part) => part !== 'Attached' || parts.includes('Gateway'));
  return JSON.stringify({ Resources: Object.fromEntries(chosen.map((part) => [part, all[part]])) as object });
});

/** What is done to a stack next. */
export const step = record({
  template,
  disableRollback: boolean(),
  fail: constantFrom('Vpc', 'Subnet', 'Group', 'Gateway', 'Attached', 'Volume', 'none', 'none', 'none'),
  /** Lab seconds until something is done about it while it goes on; a long time means nothing is. */
  after: constantFrom(1, 3, 8, 20, 3_600),
});

/** Ids of everything in the world that CloudFormation made. */
export function made({ world }: Practice): string[] {
  const kinds = [world.vpcs, world.subnets, world.securityGroups, world.internetGateways, world.volumes];
  const all = kinds.flatMap((kind): { id: string; tags: object }[] => [...kind.values()]);
  return all.filter(({ tags }) => 'aws:cloudformation:stack-id' in tags).map(({ id }) => id);
}

/** Ids of everything that a stack says it has. */
export function owned(stack: Stack): string[] {
  const all = [...stack.resources.values(), ...stack.replaced, ...stack.discarded];
  return all.flatMap(({ physicalId, status, type }) =>
    physicalId === undefined || status.startsWith('DELETE_COMPLETE') || type.endsWith('Attachment') ? [] : [physicalId],
  );
}

/** Does what may be refused. */
export function refused(attempt: () => void): void {
  try {
    attempt();
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
  }
}
