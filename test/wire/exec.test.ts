import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missing, PracticeProgram } from './practiceProgram.ts';

const reason = missing('kubectl', 'version', '--client') ?? missing('ssh', '-V');
if (reason !== undefined) process.stdout.write(`${reason}\n`);

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'netshoot-pod' },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: 'netshoot-pod' } },
    template: {
      metadata: { labels: { app: 'netshoot-pod' } },
      spec: {
        containers: [
          { name: 'netshoot-pod', image: 'nicolaka/netshoot', command: ['tail'], args: ['-f', '/dev/null'] },
        ],
        terminationGracePeriodSeconds: 0,
      },
    },
  },
};

interface Place {
  readonly pod: string;
  readonly ip: string;
  readonly node: string;
}

// The lab as it was published (preset 2023): its commands, its lines.
describe.skipIf(reason !== undefined)('kubectl exec, and the nodes under it', () => {
  let practice: PracticeProgram;
  const places: Place[] = [];
  const at = (index: number): Place => places[index] ?? { pod: '', ip: '', node: '' };
  const inPod = (index: number, line: string) => practice.output(`kubectl exec ${at(index).pod} -- ${line}`);
  const onNode = (index: number, line: string) => practice.output(`ssh ec2-user@${at(index).node} '${line}'`);

  beforeAll(async () => {
    practice = await PracticeProgram.start('--preset', '2023', '--speed', '60');
    writeFileSync(path.join(practice.folder, 'netshoot.json'), JSON.stringify(deployment));
    const group = `aws ec2 describe-security-groups --filters Name=group-name,Values=*ng1* --query 'SecurityGroups[0].GroupId' --output text`;
    await practice.output(
      `aws ec2 authorize-security-group-ingress --group-id $(${group}) --protocol -1 --cidr 192.168.1.100/32`,
    );
    await practice.output('kubectl apply -f netshoot.json && kubectl rollout status deployment netshoot-pod');
    const shown = await practice.output(
      `kubectl get pod -l app=netshoot-pod -o jsonpath='{range .items[*]}{.metadata.name} {.status.podIP} {.status.hostIP}{"\\n"}{end}'`,
    );
    for (const line of shown.trim().split('\n')) {
      const [pod = '', ip = '', node = ''] = line.split(' ');
      places.push({ pod, ip, node });
    }
    await practice.output(
      places.map(({ node }) => `ssh ${node} sudo yum install links tree jq tcpdump -y`).join(' && '),
    );
  }, 60_000);
  afterAll(() => practice.stop());

  test('pings from pod to pod', async () => {
    const shown = await inPod(0, `ping -c 2 ${at(1).ip}`);
    expect(shown).toMatch(
      new RegExp(
        [
          `^PING ${at(1).ip} \\(${at(1).ip}\\) 56\\(84\\) bytes of data\\.`,
          `64 bytes from ${at(1).ip}: icmp_seq=1 ttl=\\d+ time=[\\d.]+ ms`,
          `64 bytes from ${at(1).ip}: icmp_seq=2 ttl=\\d+ time=[\\d.]+ ms`,
          '',
          `--- ${at(1).ip} ping statistics ---`,
          '2 packets transmitted, 2 received, 0% packet loss, time \\d+ms',
          'rtt min/avg/max/mdev = [\\d./]+ ms\n$',
        ].join('\n'),
      ),
    );
    // Two routers on the way between nodes; one, the node itself, within one.
    expect(shown).toContain(at(0).node === at(1).node ? 'ttl=254' : 'ttl=253');
  });

  test('one session sees the packets of another', async () => {
    const watching = practice.start(`ssh ${at(0).node} sudo tcpdump -i any -nn icmp`);
    await watching.until('listening on any');
    await inPod(0, `ping -c 1 ${at(1).ip}`);
    await watching.until(`IP ${at(0).ip} > ${at(1).ip}: ICMP echo request, id`);
    await watching.until(`IP ${at(1).ip} > ${at(0).ip}: ICMP echo reply, id`);
    watching.kill();
  });

  test('pods go out with the public address of their node', async () => {
    const published = await practice.output(
      `aws ec2 describe-instances --filters Name=private-ip-address,Values=${at(0).node} --query 'Reservations[0].Instances[0].PublicIpAddress' --output text`,
    );
    expect((await inPod(0, 'curl -s ipinfo.io/ip')).trim()).toBe(published.trim());
    expect((await onNode(0, 'curl -s ipinfo.io/ip')).trim()).toBe(published.trim());
  });

  test('shows addresses, routes and rules as iproute2 and iptables do', async () => {
    expect(await inPod(0, 'ip -br -c addr')).toMatch(new RegExp(`eth0@if\\d+ .*${at(0).ip}`));
    expect(await onNode(0, 'ip -br -c addr show')).toMatch(/eth0 .*eni[0-9a-f]{11}@if3/s);
    expect(await onNode(0, 'ip route show table main')).toMatch(
      new RegExp(`^${at(0).ip} dev eni[0-9a-f]{11} scope link $`, 'm'),
    );
    expect(await onNode(0, 'sudo iptables -t nat -S | grep "A AWS-SNAT-CHAIN"')).toBe(
      [
        '-A AWS-SNAT-CHAIN-0 ! -d 192.168.0.0/16 -m comment --comment "AWS SNAT CHAIN" -j AWS-SNAT-CHAIN-1',
        `-A AWS-SNAT-CHAIN-1 ! -o vlan+ -m comment --comment "AWS, SNAT" -m addrtype ! --dst-type LOCAL -j SNAT --to-source ${at(0).node} --random-fully`,
        '',
      ].join('\n'),
    );
    expect(await inPod(0, 'ip route')).toBe('default via 169.254.1.1 dev eth0 \n169.254.1.1 dev eth0 scope link \n');
  });

  test('has the files of the VPC CNI', async () => {
    expect(await onNode(0, 'tree /var/log/aws-routed-eni')).toBe(
      '/var/log/aws-routed-eni\n├── egress-v4-plugin.log\n├── ipamd.log\n└── plugin.log\n\n0 directories, 3 files\n',
    );
    expect(await onNode(0, 'cat /var/log/aws-routed-eni/plugin.log | jq -r .msg')).toContain(at(0).pod);
    expect(await onNode(0, 'sudo jq -r .allocations[].ipv4 /var/run/aws-node/ipam.json')).toContain(at(0).ip);
  });

  test('passes exit codes, input and both streams on', async () => {
    const { pod } = at(0);
    const command = `kubectl exec -i ${pod} -- sh -c 'cat; echo problem >&2; exit 7'`;
    expect(await practice.run(command, 'through\n')).toEqual({
      code: 7,
      out: 'through\n',
      err: 'problem\ncommand terminated with exit code 7\n',
    });
    const absent = await practice.run(`kubectl exec ${pod} -- nope`);
    expect(absent.code).not.toBe(0);
    expect(absent.err).toContain('executable file not found in $PATH');
    expect((await practice.run('kubectl exec nopod -- true')).err).toBe(
      'Error from server (NotFound): pods "nopod" not found\n',
    );
  });

  test('gives a shell on a terminal, in which Ctrl-C stops what runs', async () => {
    const shell = practice.start(`script -qfc 'kubectl exec -it ${at(0).pod} -- zsh' /dev/null`);
    shell.type('watch -n 1 date\r');
    await shell.until('Every 1.0s: date');
    shell.type('\u0003');
    shell.type('echo code $?\r');
    await shell.until(/code \d+\r\n/);
    shell.type('exit 3\r');
    await shell.ended;
    expect(shell.text).toContain('command terminated with exit code 3');
  });

  test('tells of the kubelet and of its containers', async () => {
    const containers = await onNode(0, 'sudo crictl ps --name netshoot');
    expect(containers).toMatch(/^CONTAINER {11}IMAGE {15}CREATED {13}STATE {15}NAME {16}ATTEMPT/);
    expect(containers).toContain(at(0).pod);
    expect(await onNode(0, 'sudo crictl pods')).toMatch(new RegExp(`Ready +${at(0).pod} +default +0 +\\(default\\)`));
    expect(await onNode(0, 'sudo journalctl -u kubelet --no-pager')).toMatch(
      new RegExp(`kubelet\\[3127\\]: I.*"SyncLoop ADD" source="api" pods=\\["default/${at(0).pod}"\\]`),
    );
    expect(await onNode(0, 'systemctl is-active kubelet')).toBe('active\n');
    const following = practice.start(`ssh ${at(0).node} sudo journalctl -u kubelet -f -n 1`);
    await following.until('kubelet[3127]');
    await practice.output(`kubectl delete pod ${at(0).pod} --grace-period=5`);
    await following.until(`"SyncLoop DELETE" source="api" pods=["default/${at(0).pod}"]`);
    following.kill();
  });
});
