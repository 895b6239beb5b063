import type { Operation } from '../operation.ts';
import { addTags } from './addTags.ts';
import { configureHealthCheck } from './configureHealthCheck.ts';
import { createLoadBalancer } from './createLoadBalancer.ts';
import { deleteLoadBalancer } from './deleteLoadBalancer.ts';
import { deregisterInstancesFromLoadBalancer } from './deregisterInstancesFromLoadBalancer.ts';
import { describeInstanceHealth } from './describeInstanceHealth.ts';
import { describeLoadBalancers } from './describeLoadBalancers.ts';
import { describeTags } from './describeTags.ts';
import { registerInstancesWithLoadBalancer } from './registerInstancesWithLoadBalancer.ts';
import { removeTags } from './removeTags.ts';

/** The operations of Elastic Load Balancing's classic balancers (Query protocol, version 2012-06-01) by action name. */
export const elasticLoadBalancingOperations: Readonly<Record<string, Operation>> = {
  AddTags: addTags,
  ConfigureHealthCheck: configureHealthCheck,
  CreateLoadBalancer: createLoadBalancer,
  DeleteLoadBalancer: deleteLoadBalancer,
  DeregisterInstancesFromLoadBalancer: deregisterInstancesFromLoadBalancer,
  DescribeInstanceHealth: describeInstanceHealth,
  DescribeLoadBalancers: describeLoadBalancers,
  DescribeTags: describeTags,
  RegisterInstancesWithLoadBalancer: registerInstancesWithLoadBalancer,
  RemoveTags: removeTags,
};
