import type { World } from '../world.ts';

/** The name EC2's resolver gives a private address: `ip-192-168-1-251.ap-northeast-2.compute.internal`. */
export function privateDnsName({ region }: Pick<World, 'region'>, address: string): string {
  const domain = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
  return `ip-${address.replaceAll('.', '-')}.${domain}`;
}

/** The public name of a public address: `ec2-198-18-4-7.ap-northeast-2.compute.amazonaws.com`. */
export function publicDnsName({ region }: World, address: string): string {
  const domain = region === 'us-east-1' ? 'compute-1' : `${region}.compute`;
  return `ec2-${address.replaceAll('.', '-')}.${domain}.amazonaws.com`;
}
