import { CommandError } from '../usage.ts';
import type { Customization } from './customization.ts';

/** What moves into the interface when an option describes one: EC2 takes these in one place only. */
const moved: Readonly<Record<string, string>> = {
  SubnetId: 'SubnetId',
  SecurityGroupIds: 'Groups',
  Ipv6AddressCount: 'Ipv6AddressCount',
  Ipv6Addresses: 'Ipv6Addresses',
  EnablePrimaryIpv6: 'PrimaryIpv6',
};

/** `--count 2` or `--count 1:3`, and the first network interface by plain options. User data is given as text. */
export const runInstances: Customization = {
  without: ['min-count', 'max-count'],
  options: [
    { name: 'count', takes: 'one' },
    { name: 'secondary-private-ip-addresses', takes: 'many' },
    { name: 'secondary-private-ip-address-count', takes: 'one' },
    { name: 'associate-public-ip-address', takes: 'nothing' },
    { name: 'no-associate-public-ip-address', takes: 'nothing' },
  ],
  apply(parameters, given) {
    Object.assign(parameters, countOf(given.get('count')?.[0]));
    const interface_ = interfaceOf(given);
    if (Object.keys(interface_).length > 0) {
      if (parameters['NetworkInterfaces'] !== undefined)
        throw new CommandError(
          'Mixing the --network-interfaces option with the simple, scalar options is not supported.',
        );
      describeInterface(parameters, { DeviceIndex: 0, ...interface_ });
    }
    const { UserData: data } = parameters;
    if (typeof data === 'string' || data instanceof Uint8Array)
      parameters['UserData'] = Buffer.from(data).toString('base64');
  },
};

function countOf(text = '1'): { readonly MinCount: number; readonly MaxCount: number } {
  const found = /^\s*(\d+)\s*(?::\s*(\d+)\s*)?$/.exec(text);
  if (found === null) throw new CommandError('count parameter should be of form min[:max] (e.g. 1 or 1:10)');
  return { MinCount: Number(found[1]), MaxCount: Number(found[2] ?? found[1]) };
}

function interfaceOf(given: ReadonlyMap<string, readonly string[]>): Record<string, unknown> {
  const addresses = given.get('secondary-private-ip-addresses');
  const count = given.get('secondary-private-ip-address-count')?.[0];
  return {
    ...(addresses !== undefined && {
      PrivateIpAddresses: addresses.map((address) => ({ PrivateIpAddress: address, Primary: false })),
    }),
    ...(count !== undefined && { SecondaryPrivateIpAddressCount: Number(count) }),
    ...(given.has('associate-public-ip-address') && { AssociatePublicIpAddress: true }),
    ...(given.has('no-associate-public-ip-address') && { AssociatePublicIpAddress: false }),
  };
}

function describeInterface(parameters: Record<string, unknown>, described: Record<string, unknown>): void {
  for (const [from, to] of Object.entries(moved))
    if (parameters[from] !== undefined) {
      described[to] = parameters[from];
      delete parameters[from];
    }
  const { PrivateIpAddress: address } = parameters;
  if (address !== undefined) {
    described['PrivateIpAddresses'] = [{ PrivateIpAddress: address, Primary: true }];
    delete parameters['PrivateIpAddress'];
  }
  parameters['NetworkInterfaces'] = [described];
}
