import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DescribeInstancesCommand, DescribeVolumesCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { EKSClient } from '@aws-sdk/client-eks';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, vi } from 'vitest';
import { openCloud } from '../../src/aws/openCloud.ts';
import type { Connection } from '../../src/connection/connection.ts';
import { today } from '../../src/simulator/presets/today.ts';
import { createLogGroup } from '../../src/simulator/world/logs/logGroups.ts';
import type { World } from '../../src/simulator/world/world.ts';
import { askForFaults } from './awsSimulator.ts';
import { fastClock } from './fastClock.ts';
import { SimulatorConnection } from './simulatorConnection.ts';
import { startProgram, type Program } from './simulatorProgram.ts';
import { TeardownDesk } from './teardownDesk.ts';
import { TeardownLab } from './teardownLab.ts';

const template = readFileSync(new URL('../../media/eks-networking-lab.yaml', import.meta.url), 'utf8');
const nodeOfNobody = 'i-0123456789abcdef0';

/** Tags of a claim's volume. */
export const claimTags = { 'kubernetes.io/cluster/myeks': 'owned', 'kubernetes.io/created-for/pvc/name': 'data' };
/** The message at the end of a teardown that left nothing in a world where nobody pays. */
export const gone = /^0 left of myeks in ap-northeast-2\. Nothing was billed here\.$/;

/** A lab in which something goes wrong while somebody takes it apart. The product's time passes 100 times as fast. */
export class FaultSite {
  readonly lab: TeardownLab;
  readonly #clock = fastClock(100);

  private constructor(lab: TeardownLab) {
    this.lab = lab;
  }

  /** The lab's stack and nothing else. */
  static async bare(): Promise<FaultSite> {
    return new FaultSite(await TeardownLab.start(today(template)));
  }

  /** A lab with a load balancer, a claim's volume, a log group and an interface that a node left. */
  static async full(): Promise<FaultSite> {
    const site = await FaultSite.bare();
    await site.lab.expose('web');
    await expect.poll(() => site.world.classicLoadBalancers.size).toBe(1);
    await site.leaveInterface();
    await site.lab.leaveVolume(claimTags);
    createLogGroup(site.world, { name: '/aws/eks/myeks/cluster', tags: {} });
    return site;
  }

  get world(): World {
    return this.lab.simulator.world;
  }

  get standing(): readonly string[] {
    return this.lab.standing;
  }

  /** An interface that a node left, which is the lab's. */
  leaveInterface(): Promise<string> {
    const tags = { 'node.k8s.amazonaws.com/instance_id': nodeOfNobody };
    return this.lab.leaveInterface(`aws-K8S-${nodeOfNobody}`, tags);
  }

  /** The first window. Whoever is asked in it says yes. */
  desk(connection: Connection = this.lab.connection): TeardownDesk {
    return new TeardownDesk(connection, this.#clock);
  }

  /** The next window, with what the last one kept, where somebody goes on. */
  nextWindow({ storage }: TeardownDesk, connection: Connection = this.lab.connection): TeardownDesk {
    return new TeardownDesk(connection, this.#clock, storage).choose('Continue the teardown of myeks', () =>
      Promise.resolve('Continue'),
    );
  }

  /** At once, as the switch of the simulator does it: a request would come too late for a moment like this. */
  expireSessions(expired: boolean): void {
    for (const principal of this.world.principals.values()) principal.expired = expired;
  }

  async faults(wanted: object): Promise<void> {
    expect(await askForFaults(this.lab.simulator, wanted)).toBe(200);
  }

  get #sdk() {
    const { region, endpoint, accessKeyId, secretAccessKey } = this.lab.simulator;
    return { region, endpoint, credentials: { accessKeyId, secretAccessKey } };
  }

  /** A connection of somebody who acts in a role. */
  async actingIn(role: string): Promise<SimulatorConnection> {
    const RoleArn = `arn:aws:iam::111122223333:role/${role}`;
    const sts = new STSClient(this.#sdk);
    const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'lab' }));
    vi.stubEnv('AWS_ACCESS_KEY_ID', Credentials?.AccessKeyId);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', Credentials?.SecretAccessKey);
    vi.stubEnv('AWS_SESSION_TOKEN', Credentials?.SessionToken);
    const { region, endpoint } = this.#sdk;
    return new SimulatorConnection(
      openCloud({ region, endpoint, credentials: { kind: 'profile', profile: undefined } }),
    );
  }

  get eks(): EKSClient {
    return new EKSClient(this.#sdk);
  }

  get cloudFormation(): CloudFormationClient {
    return new CloudFormationClient(this.#sdk);
  }

  /** The lab's connection, but its API server does not answer. */
  get unanswering(): Connection {
    const { connection } = this.lab;
    const { profile, closed, commandSettings, endpoint } = connection;
    return {
      profile,
      closed,
      commandSettings,
      endpoint,
      cloud: () => connection.cloud(),
      cluster: () => Promise.reject(new Error('connect ETIMEDOUT 10.0.0.1:443')),
      terminalEnvironment: () => connection.terminalEnvironment(),
      renameLab() {},
      dispose() {},
    };
  }

  dispose(): void {
    vi.unstubAllEnvs();
    this.lab.dispose();
  }
}

/** A lab in a process of its own, which keeps its world in a file. */
export class LabProcess {
  readonly program: Program;
  readonly connection: SimulatorConnection;
  readonly #folder: string;

  private constructor(program: Program, folder: string) {
    this.program = program;
    this.#folder = folder;
    const { region, endpoint, accessKeyId, secretAccessKey } = program.ready;
    const credentials = { kind: 'keys', accessKeyId, secretAccessKey } as const;
    this.connection = new SimulatorConnection(openCloud({ region, endpoint, credentials }));
  }

  static async start(): Promise<LabProcess> {
    const folder = await mkdtemp(path.join(tmpdir(), 'faults-'));
    return new LabProcess(await startProgram(...argumentsFor(folder), '--deployed'), folder);
  }

  /** The next program, which goes on from the file. */
  async again(): Promise<LabProcess> {
    return new LabProcess(await startProgram(...argumentsFor(this.#folder)), this.#folder);
  }

  /** Ids of VPCs, instances and volumes that are there. */
  async standing(): Promise<readonly (string | undefined)[]> {
    const { region, endpoint, accessKeyId, secretAccessKey } = this.program.ready;
    const ec2 = new EC2Client({ region, endpoint, credentials: { accessKeyId, secretAccessKey } });
    const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
    const { Volumes = [] } = await ec2.send(new DescribeVolumesCommand({}));
    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
    const instances = Reservations.flatMap(({ Instances = [] }) => Instances);
    return [
      ...Vpcs.map(({ VpcId }) => VpcId),
      ...Volumes.map(({ VolumeId }) => VolumeId),
      ...instances.filter(({ State }) => State?.Name !== 'terminated').map(({ InstanceId }) => InstanceId),
    ];
  }

  async dispose(): Promise<void> {
    this.connection.dispose();
    await this.program.kill();
    await rm(this.#folder, { recursive: true });
  }
}

function argumentsFor(folder: string): readonly string[] {
  return ['--state', path.join(folder, 'world'), '--speed', '300'];
}
