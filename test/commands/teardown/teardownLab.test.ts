import { describe, expect, it, vi } from 'vitest';
import { LabError } from '../../../src/base/errors.ts';
import { keptTeardown } from '../../../src/commands/teardown/keptTeardown.ts';
import { offerTeardown } from '../../../src/commands/teardown/offerTeardown.ts';
import { teardownLab } from '../../../src/commands/teardown/teardownLab.ts';
import { made, stack } from '../../domain/stack/labWorld.ts';
import { LabTwin } from '../labTwin.ts';

vi.mock('vscode', async () => await import('../../vscodeTwin.ts'));

const hour = 3_600_000;
const now = 1_800_000_000_000;
const base = stack('myeks');
const vpc = made('vpc', 'vpc-1', { vpcId: 'vpc-1' });
const cluster = made('cluster', 'myeks', { vpcId: 'vpc-1', createdAt: now - 2 * hour });
const volume = made('volume', 'vol-1', {
  name: 'data',
  status: 'available',
  type: 'gp3',
  sizeGib: 100,
  createdAt: now - hour,
  tags: { 'kubernetes.io/cluster/myeks': 'owned' },
});
const dev = made('log-group', '/aws/eks/myeks-dev/cluster');
const family = [
  [vpc, base],
  [cluster, base],
] as const;

describe('teardownLab', () => {
  it('shows the plan, asks once with account, region and cost, and says what it has cost', async () => {
    const lab = new LabTwin([base, vpc, cluster, volume, dev], family, 'yes');
    await teardownLab(lab.deps);
    const plan = lab.documents.shown.get('teardown-myeks.md') ?? '';
    expect(plan).toContain('## 1/2 Stack myeks');
    expect(plan).toContain('- [ ] stack myeks · belongs to the lab’s stacks');
    expect(plan).toContain('  - EKS cluster myeks · made by the stack myeks · $0.100/h');
    expect(plan).toContain('- [ ] volume vol-1 (data) · tagged kubernetes.io/cluster/myeks=owned · $0.012/h');
    expect(plan).toMatch(/## Not ours: never touched\n\n- log group \/aws\/eks\/myeks-dev\/cluster/);
    expect(lab.prompts.seen).toHaveLength(1);
    expect(lab.prompts.seen[0]).toContain('Tear down myeks in account 111122223333, ap-northeast-2?');
    // The plane and 100 GB of gp3 at 0.0912 a month.
    expect(lab.prompts.seen[0]).toContain('$0.112 per hour');
    expect(lab.left).toEqual(['/aws/eks/myeks-dev/cluster']);
    // Two hours of the plane, one of the volume.
    expect(lab.said.at(-1)).toMatch(
      /^0 left of myeks in ap-northeast-2, billing stopped at \d\d:\d\d, this lab cost about \$0\.21\.$/,
    );
    expect(keptTeardown(lab.storage)).toBeUndefined();
  });

  it('touches nothing when the person turns away', async () => {
    const lab = new LabTwin([base, vpc, cluster], family, 'no');
    await teardownLab(lab.deps);
    expect(lab.calls).toEqual([]);
    expect(keptTeardown(lab.storage)).toBeUndefined();
  });

  it('asks a second time only for what was made by hand', async () => {
    const mine = made('nodegroup', 'myeks/mine', { name: 'mine' });
    const refused = new LabTwin([base, vpc, cluster, mine], family, 'yes', 'no');
    await teardownLab(refused.deps);
    expect(refused.prompts.seen[1]).toContain('node group myeks/mine (mine)');
    expect(refused.calls).toEqual([]);
    const agreed = new LabTwin([base, vpc, cluster, mine], family, 'yes', 'yes');
    await teardownLab(agreed.deps);
    expect(agreed.calls).toEqual(['delete myeks/mine', `stack ${base.id}`]);
  });

  it('says of a stack that is being made that it has to settle first', async () => {
    const lab = new LabTwin([{ ...base, status: 'CREATE_IN_PROGRESS' }], []);
    await expect(teardownLab(lab.deps)).rejects.toMatchObject({ reason: 'stack-busy', subject: 'myeks' });
  });

  it('says what is left, what keeps it, and shows it at a click', async () => {
    const foreign = made('network-interface', 'eni-9', {
      vpcId: 'vpc-1',
      status: 'available',
      description: 'my database',
    });
    // A VPC without a stack to take it: what somebody put in it is in its way.
    const lab = new LabTwin([cluster, vpc, foreign], [], 'yes', 'yes');
    lab.choices = { '1 left of myeks in ap-northeast-2': 'Show what is left' };
    await teardownLab(lab.deps);
    expect(lab.left).toEqual(['vpc-1', 'eni-9']);
    await vi.waitFor(() => expect(lab.documents.shown.get('left-myeks.md')).toBeDefined());
    expect(lab.documents.shown.get('left-myeks.md')).toContain(
      '- VPC vpc-1 · part of vpc-1 · kept by network interface eni-9 “my database”',
    );
    expect(keptTeardown(lab.storage)?.lab.vpcId).toBe('vpc-1');
  });

  it('waits out throttling, and asks to sign in when the session has expired', async () => {
    const lab = new LabTwin([base, vpc, cluster], family, 'yes');
    lab.failures = [
      new LabError('throttled', 'ec2:DescribeInstances'),
      new LabError('expired-credentials', 'sts', 'The security token included in the request is expired'),
    ];
    lab.choices = { 'The teardown waits': 'Continue' };
    await teardownLab(lab.deps);
    expect(lab.left).toEqual([]);
    expect(lab.renewed).toBe(1);
    expect(lab.said.filter((message) => message.startsWith('The teardown waits'))).toHaveLength(1);
  });

  it('keeps what is under way when it is cancelled, and offers it at the next start', async () => {
    const lab = new LabTwin([base, vpc, cluster, volume], family, 'yes', 'yes');
    lab.documents.showText = () => {
      setImmediate(() => lab.cancelling.abort());
      return Promise.resolve();
    };
    await expect(teardownLab(lab.deps)).rejects.toMatchObject({ name: 'AbortError' });
    const kept = keptTeardown(lab.storage);
    expect(kept).toMatchObject({
      connectionId: 'aws:lab:ap-northeast-2',
      profile: 'lab',
      lab: { stackName: 'myeks', vpcId: 'vpc-1' },
    });

    // The next window: the stack and the cluster went by themselves, only the volume is left.
    const next = new LabTwin([volume], [], 'yes');
    for (const key of ['teardown.underWay']) await next.storage.set(key, lab.storage.get(key));
    next.choices = { 'Continue the teardown of myeks in ap-northeast-2?': 'Continue' };
    await offerTeardown(next.deps);
    expect(next.calls).toEqual(['delete vol-1']);
    expect(next.said.at(-1)).toContain('this lab cost about $0.21');
    expect(keptTeardown(next.storage)).toBeUndefined();
    await offerTeardown(next.deps);
    expect(next.said).toHaveLength(2);
  });
});
