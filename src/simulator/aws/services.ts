import type { Stacks } from '../cloudformation/stacks.ts';
import type { Eks } from '../world/eks/eks.ts';
import { autoScalingOperations } from './autoScaling/operations.ts';
import { cloudformationOperations } from './cloudformation/operations.ts';
import { ec2Operations } from './ec2/operations.ts';
import { elasticLoadBalancingOperations } from './elasticLoadBalancing/operations.ts';
import { elasticLoadBalancingV2Operations } from './elasticLoadBalancingV2/operations.ts';
import { eksOperations } from './eks/operations.ts';
import { eksRoutes } from './eks/routes.ts';
import { iamOperations } from './iam/operations.ts';
import { logsOperations } from './logs/operations.ts';
import { ec2Query } from './protocols/ec2Query.ts';
import { json11 } from './protocols/json11.ts';
import { query } from './protocols/query.ts';
import { restJson } from './protocols/restJson.ts';
import type { Services } from './service.ts';
import { serviceQuotasOperations } from './serviceQuotas/operations.ts';
import { ssmOperations } from './ssm/operations.ts';
import { stsOperations } from './sts/operations.ts';

/** Every service of the simulated account, by the name its requests are signed for. */
export function awsServices(eks: Eks, stacks: Stacks): Services {
  return {
    autoscaling: {
      protocol: query('http://autoscaling.amazonaws.com/doc/2011-01-01/'),
      operations: autoScalingOperations(eks),
    },
    cloudformation: {
      protocol: query('http://cloudformation.amazonaws.com/doc/2010-05-15/'),
      operations: cloudformationOperations(stacks),
    },
    ec2: { protocol: ec2Query, operations: ec2Operations },
    eks: { protocol: restJson(eksRoutes), operations: eksOperations(eks) },
    elasticloadbalancing: {
      protocol: query('http://elasticloadbalancing.amazonaws.com/doc/2012-06-01/'),
      operations: elasticLoadBalancingOperations,
      versions: {
        '2015-12-01': {
          protocol: query('http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/'),
          operations: elasticLoadBalancingV2Operations,
        },
      },
    },
    iam: { protocol: query('https://iam.amazonaws.com/doc/2010-05-08/'), operations: iamOperations },
    logs: { protocol: json11, operations: logsOperations },
    servicequotas: { protocol: json11, operations: serviceQuotasOperations },
    ssm: { protocol: json11, operations: ssmOperations },
    sts: { protocol: query('https://sts.amazonaws.com/doc/2011-06-15/'), operations: stsOperations },
  };
}
