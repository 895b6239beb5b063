import type { KubernetesApi } from '../../kubernetes/kubernetesApi.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import type { Description } from './description.ts';
import { describeEvents, eventsAbout } from './events.ts';

/** What a describer works with besides the object. */
export interface DescribeContext {
  readonly api: KubernetesApi;
  readonly now: Date;
  readonly showEvents: boolean;
}

/** Writes all that is known of an object. */
export type Describer = (object: KubernetesObject, to: Description, context: DescribeContext) => Promise<void> | void;

/** Ends a description with the events about the object, if they are wanted. */
export async function withEvents(
  object: KubernetesObject,
  to: Description,
  { api, now, showEvents }: DescribeContext,
): Promise<void> {
  if (showEvents) describeEvents(to, await eventsAbout(api, object), now);
}
