import type { Service } from './service.ts';

/** Every service by the CLI's word, each loaded by its first use. */
export const services: Readonly<Record<string, () => Promise<{ readonly service: Service }>>> = {
  autoscaling: () => import('./services/autoscaling.ts'),
  cloudformation: () => import('./services/cloudformation.ts'),
  ec2: () => import('./services/ec2.ts'),
  eks: () => import('./services/eks.ts'),
  elb: () => import('./services/elb.ts'),
  elbv2: () => import('./services/elbv2.ts'),
  iam: () => import('./services/iam.ts'),
  logs: () => import('./services/logs.ts'),
  'service-quotas': () => import('./services/serviceQuotas.ts'),
  ssm: () => import('./services/ssm.ts'),
  sts: () => import('./services/sts.ts'),
};
