import { NetworkingV1Api, PatchStrategy, setHeaderOptions, type KubeConfig } from '@kubernetes/client-node';
import { clientConfig } from '../../src/aws/awsClients.ts';
import { deleteLoadBalancer, deleteTargetGroup, loadBalancing } from '../../src/aws/otherServices/loadBalancing.ts';
import { ModelledService, operation } from '../../src/aws/otherServices/modelledService.ts';
import { list, structure, text } from '../../src/aws/otherServices/schema.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';

const tags = list(structure({ Key: text, Value: text }));
const createLoadBalancer = operation(
  'CreateLoadBalancer',
  structure({ Name: text, Type: text, Subnets: list(text), SecurityGroups: list(text), Tags: tags }),
  structure({ LoadBalancers: list(structure({ LoadBalancerArn: text })) }),
);
const createTargetGroup = operation(
  'CreateTargetGroup',
  structure({ Name: text, Protocol: text, Port: text, VpcId: text, TargetType: text, Tags: tags }),
  structure({ TargetGroups: list(structure({ TargetGroupArn: text })) }),
);
const createListener = operation(
  'CreateListener',
  structure({
    LoadBalancerArn: text,
    Protocol: text,
    Port: text,
    DefaultActions: list(structure({ Type: text, TargetGroupArn: text })),
  }),
  structure({}),
);

/** What the AWS Load Balancer Controller made for one Ingress. */
export interface MadeForIngress {
  readonly balancer: string;
  readonly targetGroup: string;
  readonly securityGroup: string;
}

/**
 * As much of the AWS Load Balancer Controller as a teardown meets: it gives an Ingress its finalizer and a tagged load balancer
 * with target group and security group, by the same calls, and takes them away again once the Ingress is to go, while it runs.
 */
export class LoadBalancerController {
  /** False: its pods are gone, or it may not call AWS any more. */
  isRunning = true;
  readonly #simulator: Simulator;
  readonly #service: ModelledService;
  readonly #networking: NetworkingV1Api;
  readonly #made = new Map<string, MadeForIngress>();
  readonly #timer: NodeJS.Timeout;
  #work: Promise<void> = Promise.resolve();

  constructor(simulator: Simulator, config: KubeConfig) {
    const { region, endpoint, accessKeyId, secretAccessKey } = simulator;
    const credentials = { kind: 'keys', accessKeyId, secretAccessKey } as const;
    this.#simulator = simulator;
    this.#service = new ModelledService(loadBalancing, clientConfig({ region, endpoint, credentials }));
    this.#networking = config.makeApiClient(NetworkingV1Api);
    this.#timer = setInterval(() => {
      this.#work = this.#work.then(() => this.#cleanUp());
    }, 100);
  }

  /** An Ingress of class alb in namespace default, and what the controller makes for it in a VPC. */
  async serve(name: string, vpcId: string, subnets: readonly string[], securityGroup: string): Promise<MadeForIngress> {
    const made = [
      { Key: 'elbv2.k8s.aws/cluster', Value: 'myeks' },
      { Key: 'ingress.k8s.aws/stack', Value: `default/${name}` },
    ];
    const balancerTags = [...made, { Key: 'ingress.k8s.aws/resource', Value: 'LoadBalancer' }];
    await this.#networking.createNamespacedIngress({
      namespace: 'default',
      body: {
        metadata: { name, finalizers: ['ingress.k8s.aws/resources'] },
        spec: {
          ingressClassName: 'alb',
          defaultBackend: { service: { name: 'web', port: { number: 80 } } },
        },
      },
    });
    const { signal } = new AbortController();
    const { LoadBalancers: [{ LoadBalancerArn = '' } = {}] = [] } = await this.#service.send(
      createLoadBalancer,
      {
        Name: `k8s-default-${name}-0123456789`,
        Type: 'application',
        Subnets: [...subnets],
        SecurityGroups: [securityGroup],
        Tags: balancerTags,
      },
      signal,
    );
    const { TargetGroups: [{ TargetGroupArn = '' } = {}] = [] } = await this.#service.send(
      createTargetGroup,
      {
        Name: `k8s-default-web-${name}`,
        Protocol: 'HTTP',
        Port: '80',
        VpcId: vpcId,
        TargetType: 'ip',
        Tags: made,
      },
      signal,
    );
    const DefaultActions = [{ Type: 'forward', TargetGroupArn }];
    await this.#service.send(createListener, { LoadBalancerArn, Protocol: 'HTTP', Port: '80', DefaultActions }, signal);
    const all = { balancer: LoadBalancerArn, targetGroup: TargetGroupArn, securityGroup };
    this.#made.set(name, all);
    return all;
  }

  async dispose(): Promise<void> {
    clearInterval(this.#timer);
    await this.#work;
    this.#service.destroy();
  }

  async #cleanUp(): Promise<void> {
    if (!this.isRunning || this.#simulator.world.clusters.size === 0) return;
    const { signal } = new AbortController();
    const { items } = await this.#networking.listIngressForAllNamespaces();
    for (const { metadata } of items) {
      const { name = '', namespace = '', deletionTimestamp } = metadata ?? {};
      const made = this.#made.get(name);
      if (deletionTimestamp === undefined || made === undefined) continue;
      await this.#service.send(deleteLoadBalancer, { LoadBalancerArn: made.balancer }, signal);
      await this.#service.send(deleteTargetGroup, { TargetGroupArn: made.targetGroup }, signal);
      this.#made.delete(name);
      await this.#networking.patchNamespacedIngress(
        { name, namespace, body: { metadata: { finalizers: null } } },
        setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
      );
    }
  }
}
