import { Emitter } from '../../base/event.ts';
import type { AwsFault } from './fault.ts';
import type * as Compute from './compute/records.ts';
import type { EksCluster } from './eks/records.ts';
import { emptyIam, type IamState } from './iam/iamState.ts';
import type { LabClock } from './labClock.ts';
import { HeldAddresses } from './network/heldAddresses.ts';
import { InterfacesOfInstances } from './network/interfacesOfInstances.ts';
import type * as LoadBalancing from './loadBalancing/records.ts';
import type { LogGroup } from './logs/records.ts';
import type * as Network from './network/records.ts';
import type { StoredParameter } from './parameterRecord.ts';
import { randomText, type Random } from './random.ts';
import { RecordedOutcomes } from './recordedOutcomes.ts';

export interface WorldOptions {
  readonly region: string;
  /** Twelve digits. */
  readonly account: string;
  readonly clock: LabClock;
  readonly random: Random;
  /** Shared by the worlds of one account's regions; its own when absent. */
  readonly iam?: IamState;
}

/**
 * One simulated account in one region: every resource by id, and the clock and dice they share.
 * Functions under `world/` change it and enforce AWS's rules; protocols, CloudFormation and the VPC CNI all call those.
 */
export class World {
  readonly region: string;
  readonly account: string;
  readonly clock: LabClock;
  readonly random: Random;
  /** What the dice need not decide. */
  readonly recorded = new RecordedOutcomes();

  readonly vpcs = new Map<string, Network.Vpc>();
  readonly subnets = new Map<string, Network.Subnet>();
  readonly routeTables = new Map<string, Network.RouteTable>();
  /** By allocation id. */
  readonly elasticIps = new Map<string, Network.ElasticIp>();
  readonly natGateways = new Map<string, Network.NatGateway>();
  readonly internetGateways = new Map<string, Network.InternetGateway>();
  readonly securityGroups = new Map<string, Network.SecurityGroup>();
  readonly networkInterfaces = new Map<string, Network.NetworkInterface>();
  readonly instances = new Map<string, Compute.Instance>();
  readonly volumes = new Map<string, Compute.Volume>();
  readonly launchTemplates = new Map<string, Compute.LaunchTemplate>();
  /** By name. */
  readonly keyPairs = new Map<string, Compute.KeyPair>();
  /** By name. */
  readonly parameters = new Map<string, StoredParameter>();
  /** By name. */
  readonly logGroups = new Map<string, LogGroup>();
  /** By name. */
  readonly clusters = new Map<string, EksCluster>();
  /** By name. */
  readonly classicLoadBalancers = new Map<string, LoadBalancing.ClassicLoadBalancer>();
  /** Application and network balancers by ARN. */
  readonly loadBalancers = new Map<string, LoadBalancing.LoadBalancer>();
  /** By ARN. */
  readonly targetGroups = new Map<string, LoadBalancing.TargetGroup>();
  /** By ARN. */
  readonly listeners = new Map<string, LoadBalancing.Listener>();

  /** Quotas whose value is not the usual one, by code. */
  readonly quotaValues = new Map<string, number>();
  /** Instance types that a zone has no room for, as `<type> <zone>`. */
  readonly exhaustedTypes = new Set<string>();

  readonly principals: IamState['principals'];
  readonly roles: IamState['roles'];
  readonly instanceProfiles: IamState['instanceProfiles'];
  readonly managedPolicies: IamState['managedPolicies'];
  readonly oidcProviders: IamState['oidcProviders'];
  readonly issuerKeys: IamState['issuerKeys'];

  /** The fault, if any, that is to meet the next call of an operation from inside the world. */
  faultFor: (operation: string) => AwsFault | undefined = () => undefined;

  /** Told of every action that CloudFormation calls in somebody's name. */
  called: (callerArn: string, action: string) => void = () => {};

  /** An instance was launched or its state changed. */
  readonly instanceChanged = new Emitter<Compute.Instance>();
  /** The state of a NAT gateway changed. */
  readonly natGatewayChanged = new Emitter<Network.NatGateway>();
  /** Something changed that no other event may tell of: by a call from outside, in a stack, or by time. */
  readonly touched = new Emitter<void>();
  /** An ENI was created, changed, attached, detached or deleted. */
  readonly interfaceChanged = new Emitter<string>();
  readonly heldAddresses = new HeldAddresses(this.networkInterfaces, this.interfaceChanged.event);
  readonly interfacesOfInstances = new InterfacesOfInstances(this.networkInterfaces, this.interfaceChanged.event);

  constructor(options: WorldOptions) {
    this.region = options.region;
    this.account = options.account;
    this.clock = options.clock;
    this.random = options.random;
    const iam = options.iam ?? emptyIam();
    this.principals = iam.principals;
    this.roles = iam.roles;
    this.instanceProfiles = iam.instanceProfiles;
    this.managedPolicies = iam.managedPolicies;
    this.oidcProviders = iam.oidcProviders;
    this.issuerKeys = iam.issuerKeys;
  }

  /** A new id such as `eni-0a1b…`: the prefix, `0`, and 16 hex digits, as EC2 makes them. */
  id(prefix: string): string {
    return `${prefix}-0${this.hex(16)}`;
  }

  hex(length: number): string {
    return randomText(this.random, '0123456789abcdef', length);
  }

  /** A random (version 4) UUID from the world's own dice. */
  uuid(): string {
    const variant = randomText(this.random, '89ab', 1);
    return `${this.hex(8)}-${this.hex(4)}-4${this.hex(3)}-${variant}${this.hex(3)}-${this.hex(12)}`;
  }

  /** Zone names of the region, in order: `<region>a`, `b`, `c`, … */
  zone(letter: string): string {
    return `${this.region}${letter}`;
  }
}
