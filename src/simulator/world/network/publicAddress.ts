import { formatAddress, parseAddress } from '../../../domain/address/ipv4.ts';
import type { World } from '../world.ts';

/** 198.18.0.0/15 is set aside for benchmarks (RFC 2544): no address a learner copies from the lab is a stranger's machine. */
const pool = { first: parseAddress('198.18.0.1'), size: 2 ** 17 - 2 };

/** A public address that no interface of the world has and nobody keeps, for the interface with this private one. */
export function publicAddress(world: World, privateAddress = ''): string {
  const recorded = world.recorded.next('public address', privateAddress);
  if (recorded !== undefined) return recorded;
  const holders = [...world.networkInterfaces.values(), ...world.elasticIps.values()];
  const taken = new Set(holders.map(({ publicIp }) => publicIp));
  for (;;) {
    const address = formatAddress(pool.first + Math.floor(world.random() * pool.size));
    if (!taken.has(address)) return address;
  }
}
