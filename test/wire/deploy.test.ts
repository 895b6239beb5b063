import { afterEach, describe, expect, it, vi } from 'vitest';
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
