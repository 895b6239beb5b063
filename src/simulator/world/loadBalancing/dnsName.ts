import { randomText } from '../random.ts';
import type { World } from '../world.ts';
import type { Scheme } from './records.ts';

/** `<name>-<digits>.<region>.elb.amazonaws.com` of classic and application balancers; `internal-` comes before inner ones. */
export function classicDnsName(world: World, name: string, scheme: Scheme): string {
  const digits = randomText(world.random, '123456789', 1) + randomText(world.random, '0123456789', 8);
  return `${scheme === 'internal' ? 'internal-' : ''}${name}-${digits}.${world.region}.elb.amazonaws.com`;
}

/** `<name>-<id>.elb.<region>.amazonaws.com` of network balancers, inner ones too. */
export function networkDnsName({ region }: World, name: string, id: string): string {
  return `${name}-${id}.elb.${region}.amazonaws.com`;
}
