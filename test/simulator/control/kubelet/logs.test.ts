import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { configMaps } from '../../../../src/simulator/kubernetes/kinds.ts';
import { ContainerLog } from '../../../../src/simulator/control/kubelet/containerLog.ts';
import { startLab } from '../lab.ts';
import { allPods } from '../workloads.ts';
import { ManualLabClock } from '../../../../src/simulator/world/manualLabClock.ts';
import { KubeletLab } from './kubeletLab.ts';

test('nginx tells of its start-up as its image does', async () => {
  const lab = await KubeletLab.start();
  lab.pod('web', { container: { image: 'nginx:1.28-alpine' } });
  lab.clock.advance(10_000);
  const lines = lab.log('web') ?? [];
  expect(lines[0]).toBe(
    '/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform configuration',
  );
  expect(lines).toContain('/docker-entrypoint.sh: Configuration complete; ready for start up');
  expect(lines.find((line) => line.includes('nginx/1.28'))).toMatch(
    /^2026\/11\/23 09:02:\d\d \[notice\] 1#1: nginx\/1\.28\.0$/,
  );
  // One worker for each of a t3.medium's two cores.
  expect(lines.slice(-2).map((line) => line.slice(20))).toEqual([
    '[notice] 1#1: start worker process 29',
    '[notice] 1#1: start worker process 30',
  ]);
  lab.lab.controlPlane.dispose();
});

test('the system pods tell what theirs do', async () => {
  const clock = new ManualLabClock();
  const lab = await startLab({ clock, nodes: 1 });
  clock.advance(120_000);
  const logOf = (app: string, container: string): readonly string[] => {
    const pod = allPods(lab).find(({ metadata }) => metadata.name.startsWith(app));
    if (pod === undefined) throw new Error(`no ${app}`);
    return (lab.controlPlane.logOf(pod, container)?.from(0) ?? []).map(({ text }) => text);
  };
  const corefile = lab.controlPlane.api.store.get(configMaps, 'kube-system', 'coredns')?.data?.['Corefile'] ?? '';
  expect(logOf('coredns', 'coredns')).toEqual([
    '.:53',
    `[INFO] plugin/reload: Running configuration SHA512 = ${createHash('sha512').update(corefile).digest('hex')}`,
    'CoreDNS-1.14.3',
    expect.stringMatching(/^linux\/amd64, go1\.\d+/),
  ]);
  expect(logOf('aws-node', 'aws-node').map((line) => line.replace(/^time="[^"]+Z" /, ''))).toEqual([
    'Installed /host/opt/cni/bin/aws-cni',
    'Installed /host/opt/cni/bin/egress-cni',
    'level=info msg="Starting IPAM daemon... "',
    'level=info msg="Checking for IPAM connectivity... "',
    'level=info msg="Copying config file... "',
    'level=info msg="Successfully copied CNI plugin binary and config file."',
  ]);
  expect(logOf('aws-node', 'aws-vpc-cni-init').at(-1)).toContain('CNI init container done');
  const proxy = logOf('kube-proxy', 'kube-proxy');
  expect(proxy[0]).toMatch(/^I1123 09:00:\d\d\.\d{6} {7}1 server_linux\.go:63\] "Using iptables proxy"$/);
  expect(proxy.some((line) => line.includes('"Successfully retrieved node IP(s)" IPs=["192.168.1.'))).toBe(true);
  lab.controlPlane.dispose();
});

test('a log counts its lines whole, and ends with what was begun', () => {
  const log = new ContainerLog();
  let told = 0;
  log.onDidChange(() => (told += 1));
  log.write('a\nb', 'stdout', 1);
  log.write('e\n', 'stderr', 2);
  log.write('c', 'stdout', 3);
  expect(log.from(0).map(({ text }) => text)).toEqual(['a', 'e']);
  log.close(4);
  expect(log.from(1).map(({ text, at }) => [text, at])).toEqual([
    ['e', 2],
    ['bc', 4],
  ]);
  expect({ closed: log.isClosed, told }).toEqual({ closed: true, told: 4 });
});

test('a log keeps its newest lines', () => {
  const log = new ContainerLog();
  for (let i = 0; i < 60; i++) log.write('line\n'.repeat(1000), 'stdout', i);
  expect(log.length).toBe(60_000);
  expect(log.from(0)).toHaveLength(50_000);
  expect(log.from(59_999)).toHaveLength(1);
});
