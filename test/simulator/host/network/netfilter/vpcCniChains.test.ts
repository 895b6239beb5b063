import { afterEach, describe, expect, test } from 'vitest';
import { nftListing } from '../../../../../src/simulator/host/network/netfilter/nftListing.ts';
import { startNetworkLab, type NetworkLab } from '../../networkLab.ts';
import { chainNames, rulesOf } from './dump.ts';

let lab: NetworkLab;
afterEach(() => lab.dispose());

const aws = (rule: string): boolean => /AWS/.test(rule);
const jumps = [
  '-A PREROUTING -m comment --comment "AWS, CONNMARK" -j CONNMARK --restore-mark --nfmask 0x80 --ctmask 0x80',
  '-A POSTROUTING -m comment --comment "AWS SNAT CHAIN" -j AWS-SNAT-CHAIN-0',
];
const snat = (chain: number, node: string): string =>
  `-A AWS-SNAT-CHAIN-${chain} ! -o vlan+ -m comment --comment "AWS, SNAT" -m addrtype ! --dst-type LOCAL -j SNAT --to-source ${node} --random-fully`;
const marked = (chain: number): string =>
  `-A AWS-CONNMARK-CHAIN-${chain} -m comment --comment "AWS, CONNMARK" -j CONNMARK --set-xmark 0x80/0x80`;

test('the lab of 2023: a ladder of chains', async () => {
  lab = await startNetworkLab({ nodes: 1 });
  const { namespace } = lab.node(0);
  const node = lab.nodeAddress(0);
  expect(rulesOf(namespace, 'nat').filter(aws)).toEqual([
    '-A PREROUTING -i eni+ -m comment --comment "AWS, outbound connections" -m state --state NEW -j AWS-CONNMARK-CHAIN-0',
    ...jumps,
    '-A AWS-CONNMARK-CHAIN-0 ! -d 192.168.0.0/16 -m comment --comment "AWS CONNMARK CHAIN, VPC CIDR" -j AWS-CONNMARK-CHAIN-1',
    marked(1),
    '-A AWS-SNAT-CHAIN-0 ! -d 192.168.0.0/16 -m comment --comment "AWS SNAT CHAIN" -j AWS-SNAT-CHAIN-1',
    snat(1, node),
  ]);
  expect(rulesOf(namespace, 'mangle')).toEqual([
    '-A PREROUTING -i eth0 -m comment --comment "AWS, primary ENI" -m addrtype --dst-type LOCAL --limit-iface-in -j CONNMARK --set-xmark 0x80/0x80',
    '-A PREROUTING -i eni+ -m comment --comment "AWS, primary ENI" -j CONNMARK --restore-mark --nfmask 0x80 --ctmask 0x80',
    '-A PREROUTING -i vlan+ -m comment --comment "AWS, primary ENI" -j CONNMARK --restore-mark --nfmask 0x80 --ctmask 0x80',
  ]);
});

test('version 1.21: one chain that returns', async () => {
  lab = await startNetworkLab({ nodes: 1, version: '1.34' });
  const { namespace } = lab.node(0);
  expect(rulesOf(namespace, 'nat').filter(aws)).toEqual([
    '-A PREROUTING -i eni+ -m comment --comment "AWS, outbound connections" -j AWS-CONNMARK-CHAIN-0',
    ...jumps,
    '-A AWS-CONNMARK-CHAIN-0 -d 192.168.0.0/16 -m comment --comment "AWS CONNMARK CHAIN, VPC CIDR" -j RETURN',
    marked(0),
    '-A AWS-SNAT-CHAIN-0 -d 192.168.0.0/16 -m comment --comment "AWS SNAT CHAIN" -j RETURN',
    snat(0, lab.nodeAddress(0)),
  ]);
  expect(rulesOf(namespace, 'mangle')[0]).toContain('-i ens5 ');
});

test('version 1.23 marks connections in a table of nftables', async () => {
  lab = await startNetworkLab({ nodes: 1, version: '1.36', cni: 'v1.23.1-eksbuild.1' });
  const { namespace } = lab.node(0);
  expect(chainNames(namespace, 'nat').filter(aws)).toEqual(['AWS-SNAT-CHAIN-0']);
  const listing = nftListing(namespace.netfilter('aws-cni')).replaceAll(/packets \d+ bytes \d+/g, 'packets N bytes N');
  expect(listing.split('\n').map((line) => line.trim())).toEqual([
    'table ip aws-cni {',
    'chain nat-prerouting {',
    'type nat hook prerouting priority -90; policy accept;',
    'fib daddr type local return',
    'iifname "eni*" counter packets N bytes N jump snat-mark',
    'ct mark & 0x00000080 == 0x00000000 counter packets N bytes N meta mark set meta mark & 0xffffff7f',
    'ct mark & 0x00000080 == 0x00000080 counter packets N bytes N meta mark set meta mark | 0x00000080',
    '}',
    '',
    'chain snat-mark {',
    'counter packets N bytes N ip daddr 192.168.0.0/16 return',
    'counter packets N bytes N ct mark set ct mark | 0x00000080',
    '}',
    '}',
    '',
  ]);
});

describe('settings', () => {
  const start = async (env: Record<string, string>): Promise<readonly string[]> => {
    lab = await startNetworkLab({ nodes: 1, env });
    return rulesOf(lab.node(0).namespace, 'nat').filter(aws);
  };

  test('external SNAT leaves neither chain', async () => {
    expect(await start({ AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true' })).toEqual([]);
  });

  test.each([
    ['hashrandom', ' --random'],
    ['none', ''],
  ])('RANDOMIZESNAT=%s', async (value, end) => {
    const rules = await start({ AWS_VPC_K8S_CNI_RANDOMIZESNAT: value });
    expect(rules.at(-1)).toMatch(new RegExp(`-j SNAT --to-source [\\d.]+${end}$`));
  });

  test('excluded blocks are a rung of the ladder each', async () => {
    const rules = await start({ AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: '10.1.0.0/16,10.2.0.0/16' });
    expect(rules.filter((rule) => rule.startsWith('-A AWS-SNAT-CHAIN')).map((rule) => rule.split(' ')[1])).toEqual([
      'AWS-SNAT-CHAIN-0',
      'AWS-SNAT-CHAIN-1',
      'AWS-SNAT-CHAIN-2',
      'AWS-SNAT-CHAIN-3',
    ]);
    expect(rules).toContain(
      '-A AWS-SNAT-CHAIN-1 ! -d 10.1.0.0/16 -m comment --comment "AWS SNAT CHAIN EXCLUDED CIDR" -j AWS-SNAT-CHAIN-2',
    );
  });
});
