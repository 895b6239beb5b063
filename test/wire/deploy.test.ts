import { afterEach, describe, expect, it, vi } from 'vitest';
import { deployStack } from '../../src/simulator/presets/deployStack.ts';
import {
  addonTemplate,
  clusterTemplate,
  nodegroupTemplate,
} from '../../src/simulator/presets/lab2023/eksctlTemplates.ts';
import { hostTemplate } from '../../src/simulator/presets/lab2023/hostTemplate.ts';
import { generateKeyNow } from '../../src/simulator/world/compute/keyMaterial.ts';
import { createKeyPair } from '../../src/simulator/world/compute/keyPairs.ts';
import { createOidcProvider } from '../../src/simulator/world/iam/oidcProviders.ts';
import { existingCluster } from '../../src/simulator/world/eks/refusals.ts';
import { DeploySite } from './deploySite.ts';

vi.mock('vscode', async () => await import('../vscodeTwin.ts'));

let site: DeploySite;
afterEach(() => site.dispose());

describe('deploying the lab’s own template', () => {
  it('goes from the form over checks and plan to nodes that take pods', async () => {
    site = await DeploySite.start();
    await site.fillIn();
    const { form } = site.desk;
    expect(form?.proposed).toMatchObject({
      SgIngressSshCidr: '203.0.113.200/32',
      AvailabilityZone1: 'ap-northeast-2a',
      AvailabilityZone2: 'ap-northeast-2b',
      AvailabilityZone3: 'ap-northeast-2c',
    });
    await site.desk.check();
    const { stage } = site.state;
    expect(stage.kind === 'checks' && stage.lines.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'identity pass',
      'region pass',
      'stack-name pass',
      'leftovers pass',
      'version pass',
      'key-pair pass',
      'zones pass',
      'type-offered pass',
      'vcpu-quota pass',
      'vpc-quota pass',
      'permission pass',
    ]);
    // Three nodes of two vCPUs, and the bastion’s two.
    expect(site.line('vcpu-quota')?.why).toBe('8 vCPUs are needed and 0 run; the account may run 2560.');
    await site.desk.plan();
    const planned = site.state.stage;
    if (planned.kind !== 'plan') throw new Error(planned.kind);
    expect(planned.plan.groups.map(({ kind }) => kind)).toEqual([
      'network',
      'access',
      'machines',
      'cluster',
      'nodes',
      'addons',
    ]);
    expect(planned.plan.total).toBeGreaterThan(30);
    expect(site.stacks).toEqual(['myeks REVIEW_IN_PROGRESS']);
    await site.desk.execute();
    // 0.10 + 4 × 0.052 + 4 × 0.005 + 4 × 30 GB gp3, as the price list has it.
    expect(site.said[0]).toContain(
      'Deploy myeks to account 111122223333 in ap-northeast-2? On AWS it costs about $0.34',
    );
    const { end, run } = await site.end();
    expect(end).toMatchObject({ kind: 'stands', cost: { state: 'known' } });
    expect(end.kind === 'stands' && end.kubeconfig).toMatch(/kubeconfig$/);
    expect(end.kind === 'stands' && end.outputs.length).toBeGreaterThan(0);
    expect(run.resources.filter(({ state }) => state !== 'done')).toEqual([]);
    expect(run.done).toBe(planned.plan.total);
    expect(run.readiness.map(({ kind, ready, wanted }) => `${kind} ${ready}/${wanted}`)).toEqual([
      'nodes 3/3',
      'aws-node 3/3',
      'coredns 2/2',
    ]);
    expect(site.stages).toEqual(['reading', 'form', 'checks', 'planning', 'plan', 'progress', 'end']);
    expect(site.storage.get('deploy.underWay')).toBeUndefined();
    const bastion = [...site.simulator.world.securityGroups.values()].find(({ name }) => name.includes('BastionSg'));
    expect(bastion?.rules).toContainEqual(expect.objectContaining({ cidr: '203.0.113.200/32' }));
  });
});

describe('what else can happen to a deploy', () => {
  it('goes on in a new window, which asks nothing and begins nothing anew', async () => {
    site = await DeploySite.start();
    await site.begin();
    await site.progressing();
    const { startedAt } = site.storage.get<{ startedAt: number }>('deploy.underWay') ?? { startedAt: 0 };
    await site.reload();
    expect(site.stage).toBe('progress');
    await expect.poll(() => site.state.connection?.account).toBe('111122223333');
    const { end, run } = await site.end();
    expect(end.kind).toBe('stands');
    expect(run.startedAt).toBe(startedAt);
    expect(site.stacks).toEqual(['myeks CREATE_COMPLETE']);
    expect(site.storage.get('deploy.underWay')).toBeUndefined();
  });

  it('of a world that is no more is forgotten', async () => {
    site = await DeploySite.start();
    await site.begin();
    await site.progressing();
    const kept = site.storage.get<{ stackId: string }>('deploy.underWay') ?? { stackId: '' };
    const stackId = kept.stackId.replace(/[^/]+$/, '00000000-0000-4000-8000-000000000000');
    await site.storage.set('deploy.underWay', { ...kept, stackId });
    await site.reload();
    await expect.poll(() => site.storage.get('deploy.underWay')).toBeUndefined();
    expect(site.state.failure).toBeUndefined();
    expect(site.stage).not.toBe('progress');
  });

  it('is cancelled with everything taken back', async () => {
    site = await DeploySite.start();
    await site.begin();
    await site.progressing();
    await site.desk.cancel('rollback');
    const { end } = await site.end();
    expect(end).toMatchObject({ kind: 'cancelled', what: 'removed' });
    expect(site.isEmpty).toBe(true);
    expect(site.storage.get('deploy.underWay')).toBeUndefined();
    // Nodes that come up while the stack goes leave interfaces behind, which takes a few rounds.
  }, 120_000);

  it('is cancelled and kept: CloudFormation finishes it, and it can be watched again', async () => {
    site = await DeploySite.start();
    await site.begin();
    await site.progressing();
    await site.desk.cancel('keep');
    const { end } = await site.end();
    expect(end).toMatchObject({ kind: 'cancelled', what: 'kept' });
    expect(site.stacks[0]).toMatch(/^myeks CREATE_/);
    await site.desk.act({ kind: 'watch', name: 'myeks' });
    expect((await site.end()).end.kind).toBe('stands');
  });

  it('leaves nothing when the person turns away from the plan', async () => {
    site = await DeploySite.start();
    await site.prepare();
    expect(site.stacks).toEqual(['myeks REVIEW_IN_PROGRESS']);
    site.confirms = false;
    await site.desk.execute();
    expect(site.stage).toBe('form');
    await expect.poll(() => site.isEmpty).toBe(true);
  });

  it('remembers what was set the last time', async () => {
    site = await DeploySite.start();
    await site.prepare({ WorkerNodeCount: '2', MyInstanceType: 't3.micro' });
    await site.reload();
    await site.fillIn();
    expect(site.desk.form?.values).toEqual({ WorkerNodeCount: '2', MyInstanceType: 't3.micro' });
  });
});

describe('the one-click template of 2023', () => {
  it('is warned of, keeps its secrets to itself, and waits for the cluster that eksctl makes', async () => {
    site = await DeploySite.start();
    const { world, stacks } = site.simulator;
    const secret = 'wJalrXUtnFEMI-SECRET-KEY';
    generateKey(site);
    site.template = JSON.stringify(hostTemplate);
    await site.desk.chooseFile();
    await site.fillIn();
    expect(site.desk.form?.template.name).toBe('own.yaml');
    expect(site.desk.form?.template.summary.warnings.map(({ kind }) => kind)).toContain('asks-for-keys');
    // The only key pair there is, and the person's own address instead of everybody's.
    expect(site.desk.form?.proposed).toMatchObject({ KeyName: 'lab-key', SgIngressSshCidr: '203.0.113.200/32' });
    await site.begin({ MyIamUserAccessKeyID: 'AKIAIOSFODNN7EXAMPLE', MyIamUserSecretAccessKey: secret });
    expect(site.desk.form?.values['MyIamUserSecretAccessKey']).toBeUndefined();
    const cluster = () =>
      site.state.stage.kind === 'progress'
        ? site.state.stage.run.readiness.find(({ kind }) => kind === 'cluster')
        : undefined;
    await expect.poll(() => site.stacks, { timeout: 20_000 }).toEqual(['myeks CREATE_COMPLETE']);
    await expect.poll(cluster, { timeout: 20_000 }).toMatchObject({ ready: 0, wanted: 1 });
    await expect
      .poll(() => site.progress.at(-1), { timeout: 20_000 })
      .toBe('Deploying myeks: Waiting for eksctl to make the cluster');

    const subnetIds = [...world.subnets.values()]
      .filter(({ cidr }) => /^192\.168\.[123]\.0/.test(cidr))
      .map(({ id }) => id);
    const place = { clusterName: 'myeks', vpcId: [...world.vpcs.keys()][0] ?? '', subnetIds };
    const tags = { 'alpha.eksctl.io/cluster-name': 'myeks' };
    const eksctl = (suffix: string, template: object) =>
      deployStack({ world, stacks }, { name: `eksctl-myeks-${suffix}`, template: JSON.stringify(template), tags });
    await eksctl('cluster', clusterTemplate(place, '1.36'));
    const { clusterSecurityGroupId, oidcIssuer } = existingCluster(world, 'myeks');
    const provider = createOidcProvider(world, { url: oidcIssuer, clientIds: ['sts.amazonaws.com'] });
    await eksctl('addon-vpc-cni', addonTemplate(provider.arn, oidcIssuer));
    const role = [...world.roles.values()].find(({ name }) => name.startsWith('eksctl-myeks-addon-vpc-cni'));
    site.simulator.eks.createAddon('myeks', { name: 'vpc-cni', serviceAccountRoleArn: role?.arn ?? '' });
    site.simulator.eks.createAddon('myeks', { name: 'kube-proxy' });
    await eksctl('nodegroup-ng1', modern(nodegroupTemplate(place, clusterSecurityGroupId, 'lab-key')));
    site.simulator.eks.createAddon('myeks', { name: 'coredns' });
    expect((await site.end()).end.kind).toBe('stands');

    const everything = [...site.storage.written, ...site.logged, ...site.said, ...site.progress].join('\n');
    expect(everything).not.toContain(secret);
    expect(everything).not.toContain('AKIAIOSFODNN7EXAMPLE');
  });

  it('is not taken when it is too long for a request', async () => {
    site = await DeploySite.start();
    await site.fillIn();
    site.template = `${JSON.stringify(hostTemplate)}${' '.repeat(60_000)}`;
    await site.desk.chooseFile();
    expect(site.state.failure?.sentence).toContain('template-unread: own.yaml');
    expect(site.state.failure?.detail).toContain('51200');
    // The form that was there is there again.
    expect(site.stage).toBe('form');
    expect(site.desk.form?.template.source).toEqual({ kind: 'ours' });
  });
});

/** The group's image as EKS has it for versions of today. */
function modern(template: object): object {
  return JSON.parse(JSON.stringify(template).replaceAll('AL2_x86_64', 'AL2023_x86_64_STANDARD')) as object;
}

function generateKey({ simulator }: DeploySite): void {
  createKeyPair(simulator.world, { name: 'lab-key', material: generateKeyNow('ed25519'), tags: {} });
}
