import { operation, type ServiceModel } from './modelledService.ts';
import { list, structure, text, time } from './schema.ts';

/** Elastic Load Balancing of application and network load balancers, as its API of 2015-12-01 has it. */
export const loadBalancing: ServiceModel = {
  id: 'Elastic Load Balancing v2',
  protocol: 'query',
  version: '2015-12-01',
  signingName: 'elasticloadbalancing',
  host: 'elasticloadbalancing',
};

const tag = structure({ Key: text, Value: text });

export const describeLoadBalancers = operation(
  'DescribeLoadBalancers',
  structure({ Marker: text }),
  structure({
    LoadBalancers: list(
      structure({
        LoadBalancerArn: text,
        LoadBalancerName: text,
        VpcId: text,
        Type: text,
        CreatedTime: time,
        State: structure({ Code: text }),
      }),
    ),
    NextMarker: text,
  }),
);

export const describeTargetGroups = operation(
  'DescribeTargetGroups',
  structure({ Marker: text }),
  structure({
    TargetGroups: list(structure({ TargetGroupArn: text, TargetGroupName: text, VpcId: text })),
    NextMarker: text,
  }),
);

/** Of twenty balancers or target groups at most. */
export const describeTags = operation(
  'DescribeTags',
  structure({ ResourceArns: list(text) }),
  structure({ TagDescriptions: list(structure({ ResourceArn: text, Tags: list(tag) })) }),
);

export const deleteLoadBalancer = operation('DeleteLoadBalancer', structure({ LoadBalancerArn: text }), structure({}));

export const deleteTargetGroup = operation('DeleteTargetGroup', structure({ TargetGroupArn: text }), structure({}));
