import type { Event } from '../../base/event.ts';
import type { Eks } from '../world/eks/eks.ts';
import type { Tags } from '../world/tags.ts';
import type { World } from '../world/world.ts';
import type { Properties } from './properties.ts';
import type { Signals } from './signals.ts';

/** Where a resource is made and on whose behalf. */
export interface ResourceContext {
  readonly world: World;
  readonly eks: Eks;
  readonly signals: Signals;
  readonly stackName: string;
  readonly stackId: string;
  readonly stackTags: Readonly<Record<string, string>>;
  readonly logicalId: string;
  /** ARN of who asked for it, if anybody did. */
  readonly caller: string | undefined;
}

/** How CloudFormation makes, changes, describes and deletes one type of resource, by the world's own functions. */
export interface ResourceType {
  /** Such as `AWS::EC2::VPC`. */
  readonly name: string;
  /** Lab milliseconds this usually takes at least, from the call to CREATE_COMPLETE. */
  readonly createTime: number;
  /** The same for a change in place; `defaultUpdateTime` when absent. */
  readonly updateTime?: number;
  readonly deleteTime: number;
  /** The property that names it, if a template may choose: two of one name cannot stand side by side. */
  readonly customName?: string;
  /** Of the properties whose change may replace the resource, those whose change does. */
  readonly replacedBy?: readonly string[];
  /** What `Fn::GetAtt` may ask for, with how to find it. */
  readonly attributes: Readonly<Record<string, (physicalId: string, context: ResourceContext) => unknown>>;
  /** What `Ref` gives, when that is not the physical id. */
  ref?(physicalId: string, context: ResourceContext): string;
  /** Begins creation and returns the physical id. Throws `AwsFault` to fail. */
  create(properties: Properties, context: ResourceContext): string;
  /** Begins a change to what needs no other resource in its place. Absent: there is nothing in the world to change but tags. */
  update?(physicalId: string, properties: Properties, context: ResourceContext, previous: Properties): void;
  /** What carries the tags. Absent for types without, or that change theirs in `update`. */
  tagged?(physicalId: string, context: ResourceContext): { tags: Tags } | undefined;
  /** False while creation or a change goes on; throws `AwsFault` when it failed. Absent: ready at once. */
  isReady?(physicalId: string, context: ResourceContext): boolean;
  /** Begins deletion of what was last made or changed to these properties. Throws `AwsFault` to refuse. */
  delete(physicalId: string, context: ResourceContext, properties: Properties): void;
  /** False while deletion goes on. Absent: gone at once. */
  isGone?(physicalId: string, context: ResourceContext): boolean;
  /** Fires when `isReady` or `isGone` may answer differently; types that have either have this too. */
  changed?(context: ResourceContext): Event<unknown>;
}

/** Lab milliseconds a change in place takes when its type does not say. */
export const defaultUpdateTime = 3_000;
