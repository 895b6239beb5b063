import { CoreV1Api, KubeConfig } from '@kubernetes/client-node';
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateNetworkInterfaceCommand,
  CreateVolumeCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { silentLog } from '../../src/base/log.ts';
import type { Clock } from '../../src/base/clock.ts';
import { openCloud } from '../../src/aws/openCloud.ts';
import { lookAtLab, type KnownLab } from '../../src/model/lookAtLab.ts';
import { tearDown, type TeardownEnd } from '../../src/commands/teardown/tearDown.ts';
import type { TeardownNews, TeardownPorts } from '../../src/commands/teardown/teardownPorts.ts';
import type { LabInventory } from '../../src/domain/stack/labResource.ts';
import type { Cloud } from '../../src/ports/cloud.ts';
import type { Preset } from '../../src/simulator/presets/preset.ts';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { fastClock } from './fastClock.ts';
import { SimulatorConnection } from './simulatorConnection.ts';

export const lab: KnownLab = { stackName: 'myeks', clusterName: 'myeks', vpcId: undefined, issuerId: undefined };

/** A world with a lab in it, and what a person or a cluster may have left there. Lab time passes 300 times as fast. */
export class TeardownLab {
  readonly simulator: Simulator;
  readonly cloud: Cloud;
  readonly connection: SimulatorConnection;
  /** Every piece of news of every teardown. */
  readonly news: TeardownNews[] = [];
  /** What the person says when the session has expired. */
  signIn: () => Promise<boolean> = () => Promise.resolve(false);
  /** The time of the product: tests that wait its patience out bring a faster one. */
  clock: Clock = fastClock(20);
  readonly #ec2: EC2Client;

  private constructor(simulator: Simulator) {
    const { region, endpoint, accessKeyId, secretAccessKey } = simulator;
    const credentials = { accessKeyId, secretAccessKey };
    this.simulator = simulator;
    this.cloud = openCloud({ region, endpoint, credentials: { kind: 'keys', ...credentials } });
    this.connection = new SimulatorConnection(this.cloud);
    this.#ec2 = new EC2Client({ region, endpoint, credentials });
  }

  static async start(preset: Preset): Promise<TeardownLab> {
    return new TeardownLab(
      await startSimulator({ region: 'ap-northeast-2', speed: 300, port: 0, seed: 11, preset, onError() {} }),
    );
  }

  get ports(): TeardownPorts {
    return {
      cloud: this.cloud,
      cluster: () => this.connection.cluster(),
      clock: this.clock,
      random: () => 0.5,
      log: silentLog,
      signIn: () => this.signIn(),
    };
  }

  get vpcId(): string {
    return [...this.simulator.world.vpcs.keys()][0] ?? '';
  }

  async look(): Promise<LabInventory> {
    return await lookAtLab(this.ports, lab, new AbortController().signal);
  }

  /** Tears down, from what is known when nothing is, or from what was kept. */
  async tearDown(known: KnownLab = lab, signal = new AbortController().signal): Promise<TeardownEnd> {
    return await tearDown(this.ports, known, new Set(), (news) => this.news.push(news), signal);
  }

  /** The titles of the steps that were begun, each once, in their order. */
  get steps(): readonly string[] {
    const names = this.news.flatMap((each) =>
      each.kind === 'step'
        ? [`${each.step.kind} ${each.step.items.map(({ resource }) => resource.name).join(',')}`]
        : [],
    );
    return [...new Set(names)];
  }

  async expose(name: string): Promise<void> {
    const core = (await this.kubeConfig()).makeApiClient(CoreV1Api);
    const spec = { type: 'LoadBalancer', ports: [{ port: 80 }], selector: { app: name } };
    await core.createNamespacedService({ namespace: 'default', body: { metadata: { name }, spec } });
  }

  /** An interface in a public subnet; a node's when `tags` say so. */
  async leaveInterface(Description: string, tags: Readonly<Record<string, string>>): Promise<string> {
    const subnet = [...this.simulator.world.subnets.values()].find(({ cidr }) => cidr === '192.168.1.0/24');
    const { NetworkInterface } = await this.#ec2.send(
      new CreateNetworkInterfaceCommand({
        SubnetId: subnet?.id,
        Description,
        TagSpecifications: [{ ResourceType: 'network-interface', Tags: pairs(tags) }],
      }),
    );
    return NetworkInterface?.NetworkInterfaceId ?? '';
  }

  /** A rule of a group that lets everything in from another one. */
  async allow(GroupId: string, from: string): Promise<void> {
    const IpPermissions = [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: from }] }];
    await this.#ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  }

  async leaveVolume(tags: Readonly<Record<string, string>>): Promise<string> {
    const { VolumeId = '' } = await this.#ec2.send(
      new CreateVolumeCommand({
        AvailabilityZone: 'ap-northeast-2a',
        Size: 4,
        VolumeType: 'gp3',
        TagSpecifications: [{ ResourceType: 'volume', Tags: pairs(tags) }],
      }),
    );
    return VolumeId;
  }

  /** What is in the account, by its own state: `<kind> <id>` of everything that lives. */
  get standing(): readonly string[] {
    const { world, stacks } = this.simulator;
    const live = [...world.instances.values()].filter(({ state }) => state !== 'terminated');
    return Object.entries({
      vpc: world.vpcs,
      subnet: world.subnets,
      'security-group': world.securityGroups,
      'network-interface': world.networkInterfaces,
      'internet-gateway': world.internetGateways,
      'nat-gateway': world.natGateways,
      'elastic-ip': world.elasticIps,
      instance: new Map(live.map(({ id }) => [id, id])),
      volume: world.volumes,
      'launch-template': world.launchTemplates,
      cluster: world.clusters,
      'classic-load-balancer': world.classicLoadBalancers,
      'load-balancer': world.loadBalancers,
      'target-group': world.targetGroups,
      'log-group': world.logGroups,
      'oidc-provider': world.oidcProviders,
      stack: new Map(
        stacks.all().flatMap(({ status, request }) => (status === 'DELETE_COMPLETE' ? [] : [[request.name, status]])),
      ),
    } satisfies Record<string, ReadonlyMap<string, unknown>>).flatMap(([kind, all]) =>
      [...all.keys()].map((id) => `${kind} ${id}`),
    );
  }

  dispose(): void {
    this.#ec2.destroy();
    this.connection.dispose();
    this.simulator.dispose();
  }

  /** The way into the cluster for a client of the test's own, with a token of the product's making. */
  async kubeConfig(): Promise<KubeConfig> {
    const found = await this.cloud.clusters.find('myeks', this.connection.closed);
    const { token } = await this.cloud.clusters.token('myeks');
    const config = new KubeConfig();
    config.loadFromClusterAndUser(
      { name: 'myeks', server: found?.endpoint ?? '', caData: found?.certificateAuthority ?? '', skipTLSVerify: false },
      { name: 'myeks', token },
    );
    return config;
  }
}

function pairs(tags: Readonly<Record<string, string>>) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
