import type { LabTools } from './labTools.ts';

interface Created {
  readonly Subnets: readonly { readonly SubnetId: string }[];
  readonly NetworkInterface: { readonly NetworkInterfaceId: string };
  readonly VolumeId: string;
}

/** What a learner and a cluster leave in an account, made from outside of the product. */
export class LeftBehind {
  readonly #tools: LabTools;

  constructor(tools: LabTools) {
    this.#tools = tools;
  }

  /** A deployment with a Service of type LoadBalancer, until AWS has given it a name. */
  async loadBalancer(name: string): Promise<void> {
    const tools = this.#tools;
    await tools.kubectl('create', 'deployment', name, '--image=nginx:alpine');
    await tools.kubectl('expose', 'deployment', name, '--port=80', '--type=LoadBalancer');
    await tools.kubectl('wait', `service/${name}`, '--for=jsonpath={.status.loadBalancer.ingress}', '--timeout=120s');
  }

  /** An interface that the VPC CNI of a node made, and that nobody took away with the node. */
  async cniInterface(): Promise<string> {
    const node = 'i-0123456789abcdef0';
    const tags = { 'node.k8s.amazonaws.com/instance_id': node, 'cluster.k8s.amazonaws.com/name': 'myeks' };
    return await this.#interface(`aws-K8S-${node}`, tags);
  }

  /** An interface of somebody else in the lab's VPC. */
  async foreignInterface(): Promise<string> {
    return await this.#interface('a database of the billing team', { team: 'billing' });
  }

  /** The volume of a claim, as the EBS driver tags it. */
  async claimVolume(): Promise<string> {
    const tags = {
      'kubernetes.io/cluster/myeks': 'owned',
      'ebs.csi.aws.com/cluster': 'true',
      'kubernetes.io/created-for/pvc/name': 'data',
    };
    const kind = ['--availability-zone', 'ap-northeast-2a', '--size', '4', '--volume-type', 'gp3'];
    const made = await this.#aws('create-volume', ...kind, '--tag-specifications', tagged('volume', tags));
    return made.VolumeId;
  }

  async #interface(description: string, tags: Readonly<Record<string, string>>): Promise<string> {
    const { Subnets } = await this.#aws('describe-subnets', '--filters', 'Name=cidr-block,Values=192.168.1.0/24');
    const place = ['--subnet-id', Subnets[0]?.SubnetId ?? '', '--description', description];
    const labels = ['--tag-specifications', tagged('network-interface', tags)];
    const made = await this.#aws('create-network-interface', ...place, ...labels);
    return made.NetworkInterface.NetworkInterfaceId;
  }

  async #aws(...words: readonly string[]): Promise<Created> {
    return (await this.#tools.aws('ec2', ...words)) as Created;
  }
}

function tagged(ResourceType: string, tags: Readonly<Record<string, string>>): string {
  return JSON.stringify([{ ResourceType, Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }]);
}
