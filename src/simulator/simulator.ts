import { randomBytes } from 'node:crypto';
import { DisposableStore, onDispose, type Disposable } from '../base/disposable.ts';
import { Account } from './account.ts';
import { authorizationOf } from './aws/authorization.ts';
import { AwsServer } from './aws/awsServer.ts';
import { receiveSignal } from './aws/cloudformation/handleEndpoint.ts';
import { CallLog } from './aws/callLog.ts';
import { controlFaults, faultsPath } from './aws/controlEndpoint.ts';
import { dispatch, serviceNameOf } from './aws/dispatch.ts';
import { presignedIdentity } from './aws/presignedIdentity.ts';
import { InjectedFaults } from './aws/injectedFaults.ts';
import { signalPath } from './cloudformation/resources/waitConditionHandle.ts';
import type { Stacks } from './cloudformation/stacks.ts';
import type { WorldNetwork } from './host/network/worldNetwork.ts';
import type { Hosts } from './host/shell/hosts.ts';
import { SshGateway } from './host/ssh/sshGateway.ts';
import { makeSshKeys } from './host/ssh/sshKeys.ts';
import type { SshAccess } from './host/ssh/sshClientFiles.ts';
import { openPreset, type Preset } from './presets/preset.ts';
import { startControlPlane } from './control/startControlPlane.ts';
import type { StartControlPlane } from './world/controlPlane.ts';
import type { Eks } from './world/eks/eks.ts';
import { createUser } from './world/iam/principals.ts';
import { RunningLabClock } from './world/runningLabClock.ts';
import { addressPage, addressPath } from './visitor/addressPage.ts';
import { Doors } from './visitor/doors.ts';
import { seededRandom } from './world/random.ts';
import type { World } from './world/world.ts';

export interface SimulatorOptions {
  readonly region: string;
  /** How many times as fast as real time lab time passes; `Infinity` for "instant". */
  readonly speed: number;
  /** Port on 127.0.0.1; 0 for any free one. */
  readonly port: number;
  /** The same seed gives the same ids, names and addresses, but never the same secrets. */
  readonly seed: number;
  /** How control planes start; tests of the AWS half bring one without Kubernetes. */
  readonly controlPlanes?: (world: World, hosts: Hosts) => StartControlPlane;
  /** A world to begin with; an empty account when absent. */
  readonly preset?: Preset;
  /** Told of what broke in the simulator itself. */
  readonly onError: (error: unknown) => void;
}

/** A simulated account with its AWS endpoint on a socket. Dispose to stop everything it runs. */
export interface Simulator extends Disposable {
  /** For all services: `http://127.0.0.1:<port>`. */
  readonly endpoint: string;
  /** The page that tells the learner's own address. */
  readonly addressService: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Lets its bearer ask for faults. */
  readonly controlToken: string;
  /** The way to the machines. */
  readonly ssh: SshAccess;
  /** Where the learner's own machine finds this world's internet. */
  readonly doors: Doors;
  /** Of the home region, like the next three. */
  readonly world: World;
  readonly eks: Eks;
  readonly stacks: Stacks;
  readonly network: WorldNetwork;
  /** What AWS was asked for since it began. */
  readonly calls: CallLog;
  setSpeed(speed: number): void;
}

/** The account of AWS's own documentation. */
const accountId = '111122223333';
const userName = 'learner';
/** Services that are the same whatever region a request is signed for. */
const globalServices = ['iam', 'sts'];

/** Starts a simulator; resolves when it listens and the world of its preset is there. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const owned = new DisposableStore();
  const clock = new RunningLabClock(options.speed);
  owned.add(onDispose(() => clock.dispose()));
  const account = owned.add(
    new Account({
      account: accountId,
      homeRegion: options.region,
      clock,
      random: seededRandom(options.seed),
      controlPlanes:
        options.controlPlanes ??
        ((world, hosts) => startControlPlane(world, hosts, (url, cluster) => presignedIdentity(world, url, cluster))),
    }),
  );
  const { home } = account;
  const user = createUser(home.world, userName, randomBytes(30).toString('base64'));
  const faults = new InjectedFaults(home.world);
  const calls = new CallLog();
  home.world.called = (callerArn, action) => calls.note(callerArn, action, true);
  home.world.faultFor = (operation) => faults.next(operation);
  const token = randomBytes(24).toString('base64url');
  const control = {
    token,
    faults,
    failResource: (id: string, reason: string) => home.stacks.failNext(id, reason),
    killNode: (name: string) => home.eks.running.some((controlPlane) => controlPlane.killNode(name)),
    cutConnections: () => home.eks.running.forEach((controlPlane) => controlPlane.cutConnections()),
    restartApiServers: (away: number) => home.eks.running.forEach((controlPlane) => controlPlane.restartServer(away)),
  };
  const server = await AwsServer.listen(options.port, (request) => {
    if (request.path === faultsPath) return Promise.resolve(controlFaults(control, request));
    if (request.path === addressPath) return Promise.resolve(addressPage(request));
    if (request.path.startsWith(signalPath)) return Promise.resolve(receiveSignal(account.signals, request));
    const authorization = authorizationOf(request);
    const isGlobal = globalServices.includes(serviceNameOf(request, authorization));
    const { world, services } = isGlobal ? home : account.region(authorization?.region ?? '');
    return dispatch({ world, services, faults, calls, onError: options.onError }, request);
  });
  owned.add(server);
  account.signals.endpoint = server.endpoint;
  const keys = makeSshKeys();
  const gateway = owned.add(await SshGateway.listen(home.hosts, keys, options.onError));
  const doors = owned.add(new Doors(home.network, options.onError));
  home.network.followClusters((cluster) => doors.join(cluster));
  try {
    if (options.preset !== undefined) await openPreset(options.preset, home, clock, options.speed);
  } catch (error) {
    owned.dispose();
    throw error;
  }
  return {
    endpoint: server.endpoint,
    addressService: `${server.endpoint}${addressPath}`,
    region: options.region,
    accessKeyId: user.accessKeyId,
    secretAccessKey: user.secretAccessKey,
    controlToken: token,
    ssh: { port: gateway.port, client: keys.client, host: { publicKey: keys.host.publicKey } },
    doors,
    world: home.world,
    eks: home.eks,
    stacks: home.stacks,
    network: home.network,
    calls,
    setSpeed: (speed) => clock.setSpeed(speed),
    dispose: () => owned.dispose(),
  };
}
