import type { Operation } from '../operation.ts';
import { addTags } from './addTags.ts';
import { createListener } from './createListener.ts';
import { createLoadBalancer } from './createLoadBalancer.ts';
import { createTargetGroup } from './createTargetGroup.ts';
import { deleteListener } from './deleteListener.ts';
import { deleteLoadBalancer } from './deleteLoadBalancer.ts';
import { deleteTargetGroup } from './deleteTargetGroup.ts';
import { deregisterTargets } from './deregisterTargets.ts';
import { describeListeners } from './describeListeners.ts';
import { describeLoadBalancers } from './describeLoadBalancers.ts';
import { describeTags } from './describeTags.ts';
import { describeTargetGroups } from './describeTargetGroups.ts';
import { describeTargetHealth } from './describeTargetHealth.ts';
import { registerTargets } from './registerTargets.ts';
import { removeTags } from './removeTags.ts';

/** The operations of application and network balancers (Query protocol, version 2015-12-01) by action name. */
export const elasticLoadBalancingV2Operations: Readonly<Record<string, Operation>> = {
  AddTags: addTags,
  CreateListener: createListener,
  CreateLoadBalancer: createLoadBalancer,
  CreateTargetGroup: createTargetGroup,
  DeleteListener: deleteListener,
  DeleteLoadBalancer: deleteLoadBalancer,
  DeleteTargetGroup: deleteTargetGroup,
  DeregisterTargets: deregisterTargets,
  DescribeListeners: describeListeners,
  DescribeLoadBalancers: describeLoadBalancers,
  DescribeTags: describeTags,
  DescribeTargetGroups: describeTargetGroups,
  DescribeTargetHealth: describeTargetHealth,
  RegisterTargets: registerTargets,
  RemoveTags: removeTags,
};
