import { Ipamd } from '../../../src/simulator/cni/ipamd.ts';
import { ManualLabClock } from '../../../src/simulator/world/labClock.ts';
import { createSubnet } from '../../../src/simulator/world/network/subnets.ts';
import { createVpc } from '../../../src/simulator/world/network/vpcs.ts';
import { seededRandom } from '../../../src/simulator/world/random.ts';
import type { Instance } from '../../../src/simulator/world/state.ts';
import { World } from '../../../src/simulator/world/world.ts';
import { launch } from '../control/lab.ts';

/** One node's address daemon on a world of its own, in a subnet of 192.168.0.0/16. */
export class AddressLab {
  readonly clock = new ManualLabClock();
  readonly world: World;
  readonly instance: Instance;
  readonly ipamd: Ipamd;
  #sandboxes = 0;

  constructor(instanceType: string, env: Readonly<Record<string, string>>, maxPods: number, cidr = '192.168.0.0/18') {
    this.world = new World({
      region: 'ap-northeast-2',
      account: '111122223333',
      clock: this.clock,
      random: seededRandom(3),
    });
    const vpc = createVpc(this.world, { cidr: '192.168.0.0/16', tags: {} });
    const subnet = createSubnet(this.world, { vpcId: vpc.id, cidr, zone: this.world.zone('a'), tags: {} });
    this.instance = launch(this.world, instanceType, subnet.id, '198.18.0.1');
    this.ipamd = new Ipamd({ world: this.world, instance: this.instance, maxPods });
    this.start(env);
  }

  /** Starts aws-node, again if it runs, and lets it come to rest. */
  start(env: Readonly<Record<string, string>>): void {
    this.ipamd.daemonStarted(Object.entries(env).map(([name, value]) => ({ name, value })));
    this.clock.advance(300_000);
  }

  /** Adds pods one after the other as a kubelet does, each retried until it has its address; returns the sandboxes. */
  addPods(count: number): string[] {
    return Array.from({ length: count }, () => {
      const sandbox = `sandbox-${this.#sandboxes++}`;
      for (let tries = 0; tries < 20; tries++) {
        if (this.ipamd.addSandbox(sandbox, { namespace: 'default', name: sandbox }) !== undefined) return sandbox;
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
