import { operation, type ServiceModel } from './modelledService.ts';
import { list, structure, text, time } from './schema.ts';

/** Elastic Load Balancing of classic load balancers, as its API of 2012-06-01 has it. */
export const classicLoadBalancing: ServiceModel = {
  id: 'Elastic Load Balancing',
  protocol: 'query',
  version: '2012-06-01',
  signingName: 'elasticloadbalancing',
  host: 'elasticloadbalancing',
};

const tag = structure({ Key: text, Value: text });

export const describeClassicLoadBalancers = operation(
  'DescribeLoadBalancers',
  structure({ Marker: text }),
  structure({
    LoadBalancerDescriptions: list(structure({ LoadBalancerName: text, VPCId: text, CreatedTime: time })),
    NextMarker: text,
  }),
);

/** Of twenty balancers at most. */
export const describeClassicTags = operation(
  'DescribeTags',
  structure({ LoadBalancerNames: list(text) }),
  structure({ TagDescriptions: list(structure({ LoadBalancerName: text, Tags: list(tag) })) }),
);

export const deleteClassicLoadBalancer = operation(
  'DeleteLoadBalancer',
  structure({ LoadBalancerName: text }),
  structure({}),
);
