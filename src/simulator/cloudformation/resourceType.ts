import type { Event } from '../../base/event.ts';
import type { Eks } from '../world/eks/eks.ts';
import type { World } from '../world/world.ts';
import type { Properties } from './properties.ts';

/** Where a resource is made and on whose behalf. */
export interface ResourceContext {
  readonly world: World;
  readonly eks: Eks;
  readonly stackName: string;
  readonly stackId: string;
  readonly stackTags: Readonly<Record<string, string>>;
  readonly logicalId: string;
}

/** How CloudFormation makes, describes and deletes one type of resource, by the world's own functions. */
export interface ResourceType {
  /** Such as `AWS::EC2::VPC`. */
  readonly name: string;
  /** Lab milliseconds this usually takes at least, from the call to CREATE_COMPLETE. */
  readonly createTime: number;
  readonly deleteTime: number;
  /** What `Fn::GetAtt` may ask for, with how to find it. */
  readonly attributes: Readonly<Record<string, (physicalId: string, context: ResourceContext) => unknown>>;
  /** Begins creation and returns the physical id, which is also what `Ref` gives. Throws `AwsFault` to fail. */
  create(properties: Properties, context: ResourceContext): string;
  /** False while creation goes on; throws `AwsFault` when it failed. Absent: ready at once. */
  isReady?(physicalId: string, context: ResourceContext): boolean;
  /** Begins deletion. Throws `AwsFault` to refuse. */
  delete(physicalId: string, context: ResourceContext): void;
  /** False while deletion goes on. Absent: gone at once. */
  isGone?(physicalId: string, context: ResourceContext): boolean;
  /** Fires when `isReady` or `isGone` may answer differently; types that have either have this too. */
  changed?(context: ResourceContext): Event<unknown>;
}
