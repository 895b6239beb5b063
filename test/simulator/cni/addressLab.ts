import type { DaemonCluster } from '../../../src/simulator/cni/daemonCluster.ts';
import { Ipamd } from '../../../src/simulator/cni/ipamd.ts';
import type { EniConfig } from '../../../src/simulator/kubernetes/objects/eniConfig.ts';
import type { KubeNode } from '../../../src/simulator/kubernetes/objects/node.ts';
import { createRole } from '../../../src/simulator/world/iam/roles.ts';
import { ManualLabClock } from '../../../src/simulator/world/manualLabClock.ts';
import { createSubnet } from '../../../src/simulator/world/network/subnets.ts';
import { createVpc } from '../../../src/simulator/world/network/vpcs.ts';
import { seededRandom } from '../../../src/simulator/world/random.ts';
import type { Instance } from '../../../src/simulator/world/compute/records.ts';
import { World } from '../../../src/simulator/world/world.ts';
import { launch } from '../control/lab.ts';

/** What the plugin says when the pool is empty. */
export const noAddress = 'failed to assign an IP address to container';

/** One node's address daemon on a world of its own, in a subnet of 192.168.0.0/16. */
export class AddressLab {
  readonly clock = new ManualLabClock();
  readonly world: World;
  readonly instance: Instance;
  readonly ipamd: Ipamd;
  readonly cluster: DaemonCluster;
  readonly eniConfigs = new Map<string, EniConfig>();
  readonly annotations: string[] = [];
  readonly warnings: string[] = [];
  node: KubeNode | undefined;
  #sandboxes = 0;

  constructor(
    instanceType: string,
    env: Readonly<Record<string, string>>,
    maxPods: number,
    { cidr = '192.168.0.0/18', version = 'v1.23.1' } = {},
  ) {
    this.world = new World({
      region: 'ap-northeast-2',
      account: '111122223333',
      clock: this.clock,
      random: seededRandom(3),
    });
    const vpc = createVpc(this.world, { cidr: '192.168.0.0/16', tags: {} });
    const subnet = createSubnet(this.world, { vpcId: vpc.id, cidr, zone: this.world.zone('a'), tags: {} });
    this.instance = launch(this.world, instanceType, subnet.id, '198.18.0.1');
    const role = createRole(this.world, {
      name: 'node',
      trust: {},
      managedPolicies: ['arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy'],
      tags: {},
    });
    this.cluster = {
      node: () => this.node,
      nodeRoleArn: role.arn,
      issuer: 'https://oidc.example',
      eniConfig: (name) => this.eniConfigs.get(name),
      annotatePod: (namespace, name, key, value) => this.annotations.push(`${namespace}/${name} ${key}=${value}`),
      warn: (_pod, reason, message) => this.warnings.push(`${reason}: ${message}`),
    };
    this.ipamd = new Ipamd({ world: this.world, instance: this.instance, maxPods, cluster: this.cluster });
    this.start(env, version);
  }

  /** Starts aws-node, again if it runs, and lets it come to rest. */
  start(env: Readonly<Record<string, string>>, version = 'v1.23.1'): void {
    this.restart(env, version);
    this.clock.advance(300_000);
  }

  /** Starts aws-node, again if it runs. */
  restart(env: Readonly<Record<string, string>>, version = 'v1.23.1'): void {
    const variables = Object.entries({ WARM_PREFIX_TARGET: '1', ...env }).map(([name, value]) => ({ name, value }));
    const container = { name: 'aws-node', image: `amazon-k8s-cni:${version}-eksbuild.1`, env: variables };
    const metadata = { name: 'aws-node-x', namespace: 'kube-system' };
    this.ipamd.daemonStarted({ metadata, spec: { containers: [container] }, status: {} });
  }

  /** CNI ADD: the address, or the plugin's refusal. */
  ask(sandbox: string): string {
    const result = this.ipamd.addSandbox(sandbox, { namespace: 'default', name: sandbox });
    return 'address' in result ? result.address : result.refusal;
  }

  /** Adds pods one after the other as a kubelet does, each retried until it has its address; returns the sandboxes. */
  addPods(count: number): string[] {
    return Array.from({ length: count }, () => {
      const sandbox = `sandbox-${this.#sandboxes++}`;
      for (let tries = 0; tries < 20; tries++) {
        if (this.ask(sandbox) !== noAddress) return sandbox;
        this.clock.advance(10_000);
      }
      throw new Error(`no address for ${sandbox}`);
    });
  }

  get interfaces() {
    return this.instance.interfaceIds.flatMap((id) => this.world.networkInterfaces.get(id) ?? []);
  }

  /** Secondary addresses, as the CNI's documents count them. */
  get secondaryAddresses(): number {
    return this.interfaces.reduce((sum, each) => sum + each.addresses.length - 1, 0);
  }

  get prefixes(): number {
    return this.interfaces.reduce((sum, each) => sum + each.prefixes.length, 0);
  }
}
