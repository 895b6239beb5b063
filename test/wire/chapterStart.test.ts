import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chapterStart } from '../../src/lab/chapterStart.ts';
import { blocksOf } from '../walkthroughs/blocks.ts';
import { PracticeShell, toolsMissing } from './practiceShell.ts';

const netshoot = blocksOf('05-secondary-addresses').find(({ command }) => command.includes('netshoot-pod'));
const nginx = blocksOf('10-limit-test').find(({ command }) => command.includes('name: nginx-deployment'));
const opsView = blocksOf('08-ops-view').find(({ command }) => command.includes('kubectl apply -n kube-system'));

const deployments =
  'kubectl get deployments -A -o jsonpath="{range .items[*]}{.metadata.name}={.status.readyReplicas} {end}"';
const cni =
  'kubectl set env daemonset aws-node -n kube-system -c aws-node --list | grep -E "PREFIX_|WARM_IP|MINIMUM" | sort';

describe.skipIf(toolsMissing !== undefined)('the start of a chapter, on a cluster where much was tried', () => {
  let shell: PracticeShell;
  beforeAll(async () => {
    shell = await PracticeShell.start('--deployed', '--speed', '60');
    for (const block of [netshoot, nginx, opsView]) await shell.run(block?.command ?? 'false');
    await shell.run('kubectl set env daemonset aws-node -n kube-system ENABLE_PREFIX_DELEGATION=true WARM_IP_TARGET=5');
    await shell.run('kubectl scale deployment netshoot-pod --replicas=1');
    await shell.until(deployments, (out) => /kube-ops-view=1 .*nginx|nginx.*kube-ops-view=1 /.test(out));
  });
  afterAll(() => shell.dispose());

  it('brings the sixth chapter its three netshoot pods, and the CNI its defaults', async () => {
    const out = await shell.run(`set -e\n${chapterStart('06-pod-to-pod', netshoot?.command ?? '')}\necho DONE`);
    expect(out).toMatch(/deployment "netshoot-pod" successfully rolled out\nDONE/);
    expect(await shell.run(deployments)).toBe('netshoot-pod=3 coredns=2 ');
    expect((await shell.run(cni)).split('\n')).toEqual(['ENABLE_PREFIX_DELEGATION=false', 'WARM_PREFIX_TARGET=1', '']);
  });

  it('makes the netshoot pods where there are none, and can be asked twice', async () => {
    await shell.run('kubectl delete deployment netshoot-pod');
    for (let time = 0; time < 2; time += 1) {
      const out = await shell.run(`set -e\n${chapterStart('10-limit-test', netshoot?.command ?? '')}\necho DONE`);
      expect(out).toMatch(/DONE/);
      expect(await shell.run(deployments)).toBe('netshoot-pod=3 coredns=2 ');
    }
  });

  it('leaves the second chapter nothing but the cluster', async () => {
    const out = await shell.run(`set -e\n${chapterStart('02-verify', netshoot?.command ?? '')}\necho DONE`);
    expect(out).toMatch(/DONE/);
    expect(await shell.run(deployments)).toBe('coredns=2 ');
  });
});
