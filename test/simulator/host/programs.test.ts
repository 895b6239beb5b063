import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HostMachine } from '../../../src/simulator/host/shell/hostMachine.ts';
import { root } from '../../../src/simulator/host/shell/accounts.ts';
import { Hosts } from '../../../src/simulator/host/shell/hosts.ts';
import { loginEnvironment } from '../../../src/simulator/host/shell/login.ts';
import { readUserData } from '../../../src/simulator/host/shell/userData.ts';
import { FilterProblem, readFilter } from '../../../src/simulator/host/programs/tcpdump/filter.ts';
import type { Packet } from '../../../src/simulator/host/packets/packet.ts';
import { Session } from '../../../src/terminal/session.ts';
import { known, startNetworkLab, type NetworkLab } from './networkLab.ts';

describe('programs on a node of the lab of 2023', () => {
  let lab: NetworkLab;
  let machine: HostMachine;
  let address: string;
  let home: number;
  /** The addresses that pods of a node have been given. */
  const given = (id: string): readonly string[] => [
    ...known(lab.controlPlane.nodeOf(id)?.ipamd).pool.allocations.keys(),
  ];
  beforeAll(async () => {
    lab = await startNetworkLab();
    const hosts = new Hosts(lab.network);
    hosts.join(lab.controlPlane);
    // The one that has pods with addresses of their own, which CoreDNS's are.
    home = lab.instances.findIndex(({ id }) => given(id).length > 0);
    machine = known(hosts.instance(lab.instances[home]?.id ?? ''));
    address = lab.nodeAddress(home);
  });
  afterAll(() => lab.dispose());

  /** Runs a line as root; lab time goes on until it ends. */
  async function output(line: string): Promise<string> {
    let shown = '';
    const state = { over: false };
    const session = new Session({
      machine,
      account: root,
      cwd: '/root',
      env: loginEnvironment(machine, root),
      what: { kind: 'command', line, profile: '' },
      terminal: undefined,
      send: (_, text) => {
        shown += text;
        return Promise.resolve();
      },
    });
    session.endInput();
    const done = session.done.then(() => (state.over = true));
    for (let turn = 0; !state.over && turn < 2000; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      lab.clock.advance(20);
    }
    await done;
    return shown;
  }

  test('iproute2 shows interfaces and routes as they are', async () => {
    expect(await output('ip -br -4 addr show lo')).toBe('lo               UNKNOWN        127.0.0.1/8 \n');
    expect(await output('ip -br addr show eth0')).toMatch(
      new RegExp(`^eth0 {13}UP {13}${address}/\\d+ fe80::[0-9a-f:]+/64 \\n$`),
    );
    expect(await output('ip rule')).toMatch(
      /^0:\tfrom all lookup local \n512:\tfrom all to .*lookup main \n.*1024:\tfrom all fwmark 0x80\/0x80 lookup main \n/s,
    );
    expect(await output('ip route | head -1')).toMatch(/^default via [\d.]+ dev eth0 \n$/);
    expect(await output('ip nonsense')).toBe('Object "nonsense" is unknown, try "ip help".\n');
  });

  test('iptables shows the chains of the VPC CNI', async () => {
    expect(await output('iptables -t nat -S | grep "AWS-SNAT-CHAIN-1 "')).toContain(
      `-m comment --comment "AWS, SNAT" -m addrtype ! --dst-type LOCAL -j SNAT --to-source ${address} --random-fully\n`,
    );
    expect(await output('iptables -t nat -L POSTROUTING -n | head -2')).toMatch(
      /^Chain POSTROUTING \(policy ACCEPT\)\ntarget {5}prot opt source {15}destination {9}\n$/,
    );
  });

  test('ping counts, and says what was lost', async () => {
    const target = lab.nodeAddress(home === 0 ? 1 : 0);
    expect(await output(`ping -c 2 -i 0.2 ${target}`)).toMatch(
      new RegExp(
        `^PING ${target} \\(${target}\\) 56\\(84\\) bytes of data\\.\\n(?:64 bytes from ${target}: icmp_seq=\\d ttl=\\d+ time=[\\d.]+ ms\\n){2}` +
          `\\n--- ${target} ping statistics ---\\n2 packets transmitted, 2 received, 0% packet loss, time \\d+ms\\n`,
      ),
    );
    expect(await output('ping -c 1 -W 1 198.18.200.200; echo "code $?"')).toContain(
      '1 packets transmitted, 0 received, 100% packet loss, time 0ms\n\ncode 1\n',
    );
  });

  test('the files of the CNI follow its work', async () => {
    expect(await output('ls /var/log/aws-routed-eni')).toContain('ipamd.log\n');
    expect(await output('jq -r .plugins[].type /etc/cni/net.d/10-aws.conflist')).toBe(
      'aws-cni\negress-v4-cni\nportmap\n',
    );
    const addresses = await output('jq -r .allocations[].ipv4 /var/run/aws-node/ipam.json');
    expect(addresses.trim().split('\n')).toEqual(given(lab.instances[home]?.id ?? ''));
  });

  test('what is absent is not found until it is installed', async () => {
    expect(await output('tcpdump --version')).toBe('bash: tcpdump: command not found\n');
    expect(await output('yum install -y tcpdump | tail -1; which tcpdump')).toBe('Complete!\n/usr/sbin/tcpdump\n');
  });
});

describe('capture filters', () => {
  const packet = {
    source: '192.168.1.10',
    destination: '192.168.2.20',
    ttl: 64,
    body: { protocol: 'icmp', type: 'echo-request', identifier: 1, sequence: 1, size: 56 },
  } as unknown as Packet;

  test.each([
    ['', true],
    ['icmp', true],
    ['tcp', false],
    ['host 192.168.1.10', true],
    ['src host 192.168.2.20', false],
    ['dst 192.168.2.20 and icmp', true],
    ['not (icmp or udp)', false],
    ['net 192.168.0.0/16', true],
    ['udp port 53', false],
  ])('%s', (expression, wanted) => {
    expect(readFilter(expression)(packet)).toBe(wanted);
  });

  test('what cannot be read is refused', () => {
    expect(() => readFilter('host and')).toThrow(FilterProblem);
  });
});

test('user data names the machine and installs', () => {
  const script = '#!/bin/bash\nhostnamectl --static set-hostname "myeks-bastion-EC2"\nyum -y install tree jq\n';
  expect(readUserData(Buffer.from(script).toString('base64'))).toMatchObject({
    hostname: 'myeks-bastion-EC2',
    packages: ['tree', 'jq'],
  });
});
