import type { ResourceType } from '../resourceType.ts';

/** A handle nobody waits on: the smallest resource there is, and the usual filler of a template that needs one. */
export const waitConditionHandle: ResourceType = {
  name: 'AWS::CloudFormation::WaitConditionHandle',
  createTime: 1_000,
  deleteTime: 1_000,
  attributes: { Id: (physicalId) => physicalId },
  create: (_properties, { world, stackId, logicalId }) =>
    `https://cloudformation-waitcondition-${world.region}.s3.${world.region}.amazonaws.com/${encodeURIComponent(stackId)}/${logicalId}`,
  delete() {},
};
