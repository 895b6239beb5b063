import type { ResourceContext, ResourceType } from '../resourceType.ts';
import { Signals } from '../signals.ts';

/** Where signals for handles are sent: under this, the handle's key in its URL form. */
export const signalPath = '/cloudformation-waitcondition/';

function addressOf({ signals, world }: ResourceContext, key: string): string {
  const host =
    signals.endpoint === undefined
      ? `https://cloudformation-waitcondition-${world.region}.s3.${world.region}.amazonaws.com/`
      : signals.endpoint + signalPath;
  return host + encodeURIComponent(key);
}

/** The key of the resource a handle's URL stands for; undefined for another URL. */
export function signalKey(handle: string): string | undefined {
  const segment = /\/([^/?]+)(?:\?.*)?$/.exec(handle)?.[1];
  try {
    return segment === undefined ? undefined : decodeURIComponent(segment);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return undefined;
  }
}

/** A URL to which a signal for a wait condition is sent: the smallest resource there is, and the usual filler of a template that needs one. */
export const waitConditionHandle: ResourceType = {
  name: 'AWS::CloudFormation::WaitConditionHandle',
  createTime: 1_000,
  deleteTime: 1_000,
  attributes: { Id: (physicalId) => physicalId },
  create: (_properties, context) => addressOf(context, Signals.key(context.stackId, context.logicalId)),
  delete() {},
};
