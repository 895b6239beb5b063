import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KubectlLab, kubectlMissing, netshootManifest, nginxManifest } from './kubectlLab.ts';

const rows = (table: string): readonly string[] => table.trimEnd().split('\n').slice(1);

describe.skipIf(kubectlMissing !== undefined)(`the lab's commands with kubectl ${kubectlMissing ?? ''}`, () => {
  let lab: KubectlLab;
  beforeAll(async () => {
    lab = await KubectlLab.start();
    await lab.until('get pods -A', (out) => rows(out).filter((row) => row.includes('Running')).length === 8);
  });
  afterAll(() => lab.dispose());

  test('get nodes: three, Ready, of the EKS version', async () => {
    const [header, ...nodes] = (await lab.kubectl('get nodes -o wide')).trimEnd().split('\n');
    expect(header?.split(/\s{2,}/)).toEqual(
      expect.arrayContaining(['NAME', 'STATUS', 'ROLES', 'AGE', 'VERSION', 'INTERNAL-IP', 'EXTERNAL-IP', 'OS-IMAGE']),
    );
    expect(nodes).toHaveLength(3);
    for (const node of nodes)
      expect(node).toMatch(
        /^ip-192-168-\d-\d+\.ap-northeast-2\.compute\.internal +Ready +<none> +\S+ +v1\.36\.2-eks-254016e +192\.168\.\d\.\d+ +198\.18\.0\.\d +Amazon Linux 2023/,
      );
  });

  test('the address of the node of a zone, by label and jsonpath', async () => {
    for (const [index, letter] of ['a', 'b', 'c'].entries()) {
      const address = await lab.kubectl(
        `get node --label-columns=topology.kubernetes.io/zone --selector=topology.kubernetes.io/zone=ap-northeast-2${letter} -o jsonpath={.items[0].status.addresses[0].address}`,
      );
      expect(address).toMatch(new RegExp(`^192\\.168\\.${index + 1}\\.\\d+$`));
    }
  });

  test('the images of all pods', async () => {
    const out = await lab.kubectl("get pods -A -o jsonpath={range.items[*].spec.containers[*]}{.image}{'\\n'}{end}");
    expect(out).toContain('602401143452.dkr.ecr.ap-northeast-2.amazonaws.com/amazon-k8s-cni:v1.23.1-eksbuild.1');
    expect(out).toContain('602401143452.dkr.ecr.ap-northeast-2.amazonaws.com/eks/coredns:v1.14.3-eksbuild.23');
  });

  test('aws-node and kube-proxy have their node for an address, coredns has its own', async () => {
    const out = await lab.kubectl(
      'get pod -n kube-system -o=custom-columns=NAME:.metadata.name,IP:.status.podIP,NODE:.status.hostIP',
    );
    for (const row of rows(out)) {
      const [name = '', ip, node] = row.split(/\s+/);
      if (name.startsWith('coredns')) expect(ip).not.toBe(node);
      else expect(ip).toBe(node);
    }
  });

  test('get pod -A -o name counts eight', async () => {
    expect((await lab.kubectl('get pod -A -o name')).trimEnd().split('\n')).toHaveLength(8);
  });

  test('netshoot by heredoc: one pod on each node', async () => {
    expect(await lab.kubectl('create -f -', netshootManifest)).toBe('deployment.apps/netshoot-pod created\n');
    await lab.kubectl('rollout status deployment/netshoot-pod --timeout=30s');
    const out = await lab.kubectl('get pod -l app=netshoot-pod -o wide');
    const nodes = rows(out).map((row) => row.split(/\s+/)[6]);
    expect(new Set(nodes).size).toBe(3);
  });

  test('nginx applied, applied again, and changed', async () => {
    expect(await lab.kubectl('apply -f -', nginxManifest)).toBe('deployment.apps/nginx-deployment created\n');
    expect(await lab.kubectl('apply -f -', nginxManifest)).toBe('deployment.apps/nginx-deployment unchanged\n');
    const three = nginxManifest.replace('replicas: 2', 'replicas: 3');
    expect(await lab.kubectl('apply -f -', three)).toBe('deployment.apps/nginx-deployment configured\n');
    await lab.until('get deployment nginx-deployment', (out) => out.includes('3/3'));
  });

  test('scaled to 50, ten pods stay Pending and say why', async () => {
    expect(await lab.kubectl('scale deployment nginx-deployment --replicas=50')).toBe(
      'deployment.apps/nginx-deployment scaled\n',
    );
    await lab.until('get deployment nginx-deployment', (out) => out.includes('40/50'));
    const pods = rows(await lab.kubectl('get pods'));
    const pending = pods.filter((row) => row.includes('Pending'));
    expect(pending).toHaveLength(10);
    expect(pending[0]).toMatch(/^nginx-deployment-[bcdfghjklmnpqrstvwxz2456789]+-\w{5} +0\/1 +Pending +0 +\d+s$/);
    const described = await lab.kubectl(`describe pod ${pending[0]?.split(' ')[0]}`);
    expect(described).toMatch(/^Node: +<none>$/m);
    expect(described).toMatch(/^Status: +Pending$/m);
    expect(described.slice(described.indexOf('Events:'))).toMatch(
      /^Events:\n  Type +Reason +Age +From +Message\n.*\n  Warning  FailedScheduling  .*default-scheduler  0\/3 nodes are available: 3 Too many pods\. no new claims to deallocate, preemption: 0\/3 nodes are available: 3 No preemption victims found for incoming pod\.\n/,
    );
  });

  test('describe node: Allocatable, and seventeen pods', async () => {
    const out = await lab.kubectl('describe node');
    const allocatable = out.slice(out.indexOf('Allocatable:')).split('\n').slice(1, 7);
    expect(allocatable).toEqual([
      '  cpu:                1930m',
      '  ephemeral-storage:  18181869946',
      '  hugepages-1Gi:      0',
      '  hugepages-2Mi:      0',
      '  memory:             3371436Ki',
      '  pods:               17',
    ]);
    expect(out.match(/^Non-terminated Pods: +\(17 in total\)$/gm)).toHaveLength(3);
  });

  test('watch: a pod is seen to come and to go', async () => {
    const stop = new AbortController();
    const watching = lab.run(['get', 'pods', '-w', '-l', 'run=seen'], '', stop.signal);
    await lab.kubectl('scale deployment nginx-deployment --replicas=5');
    await lab.until('get deployment nginx-deployment', (out) => out.includes('5/5'));
    await lab.kubectl('run seen --image=nginx:alpine --grace-period=1');
    await lab.until('get pod seen', (out) => out.includes('Running'));
    await lab.kubectl('delete pod seen');
    setTimeout(() => stop.abort(), 300);
    const { out } = await watching;
    const states = rows(out).map((row) => row.split(/\s+/)[2]);
    expect(states).toEqual(expect.arrayContaining(['Pending', 'ContainerCreating', 'Running', 'Terminating']));
  });

  test('delete deploy takes the ReplicaSet and the pods with it', async () => {
    expect(await lab.kubectl('delete deploy nginx-deployment')).toContain('deployment.apps "nginx-deployment" deleted');
    await lab.until('get rs,pods -l app=nginx', (out) => out === '');
  });

  test('errors in the words of Kubernetes', async () => {
    const say = async (line: string, input = '') => (await lab.run(line.split(' '), input)).err;
    expect(await say('get pod nope')).toBe('Error from server (NotFound): pods "nope" not found\n');
    expect(await say('create -f -', netshootManifest)).toContain(
      'Error from server (AlreadyExists): error when creating "STDIN": deployments.apps "netshoot-pod" already exists',
    );
    expect(await say('apply -f -', nginxManifest.replace('replicas', 'replicaz'))).toContain(
      'Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.replicaz"',
    );
    expect(await say('apply -f -', nginxManifest.replace('replicas: 2', 'replicas: -2'))).toContain(
      'spec.replicas: Invalid value: -2: must be greater than or equal to 0',
    );
    expect(await say('exec netshoot -- ls')).toContain('NotFound');
    expect(await say('--context stranger get pods')).toContain('You must be logged in to the server');
    expect(await say('--context viewer delete pod nope')).toContain(
      'pods "nope" is forbidden: User "arn:aws:iam::111122223333:role/viewer" cannot delete resource "pods" in API group "" in the namespace "default"',
    );
  });

  test('a changed CNI setting rolls aws-node out and changes the pools', async () => {
    await lab.kubectl('set env daemonset aws-node -n kube-system WARM_IP_TARGET=2 MINIMUM_IP_TARGET=3');
    await lab.kubectl('rollout status daemonset aws-node -n kube-system --timeout=60s');
    // Two warm addresses beside those of the node's pods, and three at least.
    const pods = rows(await lab.kubectl('get pods -A -o wide')).filter((row) => !/ (aws-node|kube-proxy)-/.test(row));
    const wanted = rows(await lab.kubectl('get nodes')).map((node) => {
      const own = pods.filter((pod) => pod.includes(node.split(' ')[0] ?? '')).length;
      return Math.max(3, own + 2);
    });
    const { instances, world } = lab.lab;
    const secondary = () =>
      instances.map(
        ({ interfaceIds }) =>
          interfaceIds.flatMap((id) => world.networkInterfaces.get(id)?.addresses.slice(1) ?? []).length,
      );
    await expect.poll(secondary, { timeout: 20_000 }).toEqual(wanted);
  });

  test('a new image rolls out without losing a replica, and can be undone', async () => {
    await lab.kubectl('apply -f -', nginxManifest);
    await lab.kubectl('rollout status deployment/nginx-deployment --timeout=30s');
    await lab.kubectl('set image deployment/nginx-deployment nginx=nginx:1.29');
    await lab.kubectl('rollout status deployment/nginx-deployment --timeout=30s');
    expect(await lab.kubectl('rollout history deployment/nginx-deployment')).toMatch(/\n1 .*\n2 /);
    await lab.kubectl('rollout undo deployment/nginx-deployment');
    await lab.kubectl('rollout status deployment/nginx-deployment --timeout=30s');
    expect(await lab.kubectl('get deploy nginx-deployment -o jsonpath={.spec.template.spec.containers[0].image}')).toBe(
      'nginx:alpine',
    );
  });

  test('a drained node has only its daemons left', async () => {
    const [node = ''] = rows(await lab.kubectl('get nodes')).map((row) => row.split(' ')[0] ?? '');
    await lab.kubectl(`drain ${node} --ignore-daemonsets --delete-emptydir-data --timeout=30s`);
    const pods = rows(await lab.kubectl(`get pods -A --field-selector spec.nodeName=${node}`));
    expect(pods.map((row) => row.split(/\s+/)[1]?.replace(/-\w+$/, ''))).toEqual(['aws-node', 'kube-proxy']);
    expect(await lab.kubectl('get nodes')).toMatch(/Ready,SchedulingDisabled/);
  });
});
