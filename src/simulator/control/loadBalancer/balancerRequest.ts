import type { Labels } from '../../kubernetes/objects/meta.ts';
import type { Service } from '../../kubernetes/objects/service.ts';
import type { Scheme } from '../../world/loadBalancing/records.ts';
import { objectKey } from '../objectKey.ts';
import { ensureFailure } from './ensureFailure.ts';

const annotationPrefix = 'service.beta.kubernetes.io/';

export interface BalancedPort {
  readonly port: number;
  readonly nodePort: number;
  /** `TCP`, `UDP` or, where the service asks for it, `HTTP`. */
  readonly protocol: string;
}

/** The load balancer that a service asks the cloud for. */
export interface BalancerRequest {
  readonly type: 'classic' | 'network';
  readonly name: string;
  /** `namespace/name`. */
  readonly service: string;
  readonly scheme: Scheme;
  readonly ports: readonly BalancedPort[];
  /** What probes of the nodes ask for: `TCP:<node port>`, or a path of kube-proxy's when traffic has to stay on its node. */
  readonly healthTarget: string;
  /** Blocks whose addresses may connect. */
  readonly sourceRanges: readonly string[];
  readonly tags: Labels;
}

/** Whether the cluster's own controller is to make a load balancer for the service. */
export function wantsBalancer({ metadata, spec }: Service): boolean {
  const type = metadata.annotations?.[`${annotationPrefix}aws-load-balancer-type`] ?? '';
  // These are left to the AWS Load Balancer Controller.
  const isElsewhere = spec.loadBalancerClass !== undefined || type === 'external' || type === 'nlb-ip';
  return spec.type === 'LoadBalancer' && !isElsewhere && metadata.deletionTimestamp === undefined;
}

/** What the service's ports, ranges and annotations ask for; throws if no load balancer of that type can do it. */
export function balancerRequest(service: Service): BalancerRequest {
  const { annotations = {} } = service.metadata;
  const option = (name: string) => annotations[`${annotationPrefix}${name}`] ?? '';
  const type = option('aws-load-balancer-type') === 'nlb' ? 'network' : 'classic';
  const ports = (service.spec.ports ?? []).flatMap(({ port, nodePort, protocol = 'TCP' }): BalancedPort[] =>
    nodePort === undefined ? [] : [{ port, nodePort, protocol }],
  );
  if (type === 'classic' && ports.some(({ protocol }) => protocol !== 'TCP'))
    throw ensureFailure('Only TCP LoadBalancer is supported for AWS ELB');
  const speaksHttp = type === 'classic' && option('aws-load-balancer-backend-protocol') === 'http';
  const ranges = service.spec.loadBalancerSourceRanges ?? listed(option('load-balancer-source-ranges'));
  return {
    type,
    name: balancerName(service),
    service: objectKey(service),
    scheme: isTrue(option('aws-load-balancer-internal')) ? 'internal' : 'internet-facing',
    ports: speaksHttp ? ports.map((port) => ({ ...port, protocol: 'HTTP' })) : ports,
    healthTarget:
      service.spec.healthCheckNodePort === undefined
        ? `TCP:${ports[0]?.nodePort ?? 0}`
        : `HTTP:${service.spec.healthCheckNodePort}/healthz`,
    sourceRanges: ranges.length > 0 ? ranges : ['0.0.0.0/0'],
    tags: tagsIn(option('aws-load-balancer-additional-resource-tags')),
  };
}

/** Cloud providers name a balancer `a` and the uid of its service, of which the 32 characters of ELB hold all but one. */
export function balancerName({ metadata }: Service): string {
  return `a${(metadata.uid ?? '').replaceAll('-', '')}`.slice(0, 32);
}

/** Any value but `false` means yes: old manifests say `0.0.0.0/0`. */
function isTrue(value: string): boolean {
  return value !== '' && value !== 'false';
}

function listed(text: string): readonly string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function tagsIn(text: string): Labels {
  return Object.fromEntries(
    listed(text).map((pair) => {
      const [key = '', ...value] = pair.split('=');
      return [key.trim(), value.join('=').trim()];
    }),
  );
}
