import { describe, expect, test } from 'vitest';
import { createNetworkInterface } from '../../../../src/simulator/world/network/networkInterfaces.ts';
import { assignPrivateIpAddresses } from '../../../../src/simulator/world/network/secondaryAddresses.ts';
import {
  availableAddresses,
  takeAddress,
  takePrefixes,
} from '../../../../src/simulator/world/network/subnetAddresses.ts';
import { createSubnet } from '../../../../src/simulator/world/network/subnets.ts';
import { expectFault, labNetwork } from '../testWorld.ts';

function interfaceWith(privateIpAddress: string) {
  return { groups: [], description: '', tags: {}, privateIpAddress };
}

describe('the addresses of a subnet', () => {
  test('a /24 has 251, and fewer with every address an interface holds', () => {
    const { world, subnets } = labNetwork();
    const [{ id: subnetId }] = subnets;
    expect(availableAddresses(world, subnetId)).toBe(251);
    const { id } = createNetworkInterface(world, {
      subnetId,
      groups: [],
      description: '',
      tags: {},
      secondaryPrivateIpAddressCount: 5,
    });
    expect(availableAddresses(world, subnetId)).toBe(245);
    assignPrivateIpAddresses(world, { networkInterfaceId: id, prefixCount: 1 });
    expect(availableAddresses(world, subnetId)).toBe(229);
  });

  test('five are kept by AWS, and one can be had only once', () => {
    const { world, subnets } = labNetwork();
    const [{ id: subnetId }] = subnets;
    for (const kept of ['192.168.1.0', '192.168.1.1', '192.168.1.2', '192.168.1.3', '192.168.1.255'])
      expectFault(
        () => takeAddress(world, subnetId, kept),
        'InvalidParameterValue',
        `Address ${kept} is in subnet's reserved address range`,
      );
    expectFault(
      () => takeAddress(world, subnetId, '192.168.2.9'),
      'InvalidParameterValue',
      "Address 192.168.2.9 does not fall within the subnet's address range",
    );
    createNetworkInterface(world, { subnetId, ...interfaceWith('192.168.1.100') });
    expectFault(
      () => createNetworkInterface(world, { subnetId, ...interfaceWith('192.168.1.100') }),
      'InvalidIPAddress.InUse',
      'Address 192.168.1.100 is in use.',
    );
  });

  test('run out with the words ipamd waits for', () => {
    const { world, vpc } = labNetwork();
    const { id: subnetId } = createSubnet(world, {
      vpcId: vpc.id,
      cidr: '192.168.20.0/28',
      zone: world.zone('a'),
      tags: {},
    });
    const eni = createNetworkInterface(world, {
      subnetId,
      groups: [],
      description: '',
      tags: {},
      secondaryPrivateIpAddressCount: 10,
    });
    expect(new Set(eni.addresses).size).toBe(11);
    expect(availableAddresses(world, subnetId)).toBe(0);
    expectFault(
      () => assignPrivateIpAddresses(world, { networkInterfaceId: eni.id, count: 1 }),
      'InsufficientFreeAddressesInSubnet',
      'The specified subnet does not have enough free addresses to satisfy the request.',
    );
  });

  test('prefixes are aligned blocks of 16 without the kept addresses: 14 in a /24', () => {
    const { world, subnets } = labNetwork();
    const [{ id: subnetId }] = subnets;
    const prefixes = takePrefixes(world, subnetId, 14);
    expect(prefixes[0]).toBe('192.168.1.16/28');
    expect(prefixes.at(-1)).toBe('192.168.1.224/28');
  });

  test('one address in each block leaves no prefix, although 237 addresses are free', () => {
    const { world, subnets } = labNetwork();
    const [{ id: subnetId }] = subnets;
    for (let block = 1; block <= 14; block++)
      createNetworkInterface(world, { subnetId, ...interfaceWith(`192.168.1.${block * 16 + 5}`) });
    expect(availableAddresses(world, subnetId)).toBe(237);
    expectFault(
      () => takePrefixes(world, subnetId, 1),
      'InsufficientCidrBlocks',
      'There are not enough free cidr blocks in the specified subnet to satisfy the request.',
    );
    expectFault(
      () => createNetworkInterface(world, { subnetId, groups: [], description: '', tags: {}, ipv4PrefixCount: 1 }),
      'InvalidParameterValue',
      "There aren't sufficient free Ipv4 addresses or prefixes",
    );
    expect(availableAddresses(world, subnetId)).toBe(237);
  });
});
