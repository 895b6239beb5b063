import { afterEach, expect, it, vi } from 'vitest';
import { LabError } from '../../src/base/errors.ts';
import { keptTeardown } from '../../src/commands/teardown/keptTeardown.ts';
import { putRolePolicy } from '../../src/simulator/world/iam/rolePolicies.ts';
import { createRole } from '../../src/simulator/world/iam/roles.ts';
import { fastClock } from './fastClock.ts';
import { FaultSite, gone, LabProcess } from './faultSite.ts';
import { TeardownDesk } from './teardownDesk.ts';

vi.mock('vscode', async () => await import('../vscodeTwin.ts'));

/**
 * AWS refuses, does not answer, or the window goes while a lab is taken apart: what the person reads, that they can go on,
 * and that nothing is left, by the books of the world itself. `docs/faults.md` has a row for each of these tests.
 */

const expired = 'The AWS session has expired. Sign in again, then refresh.';
const waits = 'The teardown waits: the AWS session has expired.';
const looking = /^Looking for what is left$/;

let site: FaultSite;
const sites: FaultSite[] = [];
afterEach(() => {
  for (const each of sites.splice(0)) each.dispose();
});

async function opened(opening: Promise<FaultSite>): Promise<FaultSite> {
  const made = await opening;
  sites.push(made);
  return made;
}

/** The session ends when this line is read; the person signs in again, and nothing is lost. */
async function expireAt(line: RegExp): Promise<void> {
  site = await opened(FaultSite.full());
  const window = site
    .desk()
    .when(line, () => site.expireSessions(true))
    .choose(waits, () => {
      site.expireSessions(false);
      return Promise.resolve('Continue');
    });
  await window.tearDown();
  expect(window.said.filter((message) => message.startsWith(waits))).toHaveLength(1);
  expect(window.said.at(-1)).toMatch(gone);
  expect(site.standing).toEqual([]);
}

it('The session expires while AWS is asked what is left', () => expireAt(looking));
it('The session expires while Services go', () => expireAt(/^Services with load balancers$/));
it('The session expires while the stack goes', () => expireAt(/ gone · /));
it('The session expires while leftovers go', () => expireAt(/^What else outlives the stacks$/));

it('The session expires and nobody signs in', async () => {
  site = await opened(FaultSite.full());
  const window = site
    .desk()
    .when(/ gone · /, () => site.expireSessions(true))
    .choose(waits, () => Promise.resolve('Stop'));
  await window.tearDown();
  expect(window.said).toEqual([expect.stringContaining(waits), expired]);
  expect(keptTeardown(window.storage)?.lab.stackName).toBe('myeks');
  site.expireSessions(false);
  const next = await site.nextWindow(window).open();
  expect(next.said[0]).toMatch(/^Continue the teardown of myeks in ap-northeast-2\?/);
  expect(next.said.at(-1)).toMatch(gone);
  expect(site.standing).toEqual([]);
});

/** More refusals than the SDK's own four tries; the line says what is waited for. */
async function throttle(operation: string, words: RegExp): Promise<void> {
  site = await opened(FaultSite.bare());
  await site.faults({ throttle: { operation, times: 6 } });
  const window = site.desk();
  await window.tearDown();
  expect(window.lines).toContainEqual(expect.stringMatching(words));
  expect(window.said).toEqual([expect.stringMatching(gone)]);
  expect(site.standing).toEqual([]);
}

it('EC2 throttles', () => throttle('DescribeSubnets', /^myeks: trying again\. Request limit exceeded\.$/));
it('CloudFormation throttles', () => throttle('DeleteStack', /^myeks: trying again\. Rate exceeded$/));
it('EKS throttles', () => throttle('DescribeNodegroup', /^myeks: trying again\. Rate exceeded$/));

it('AWS answers with an error of its own', async () => {
  site = await opened(FaultSite.bare());
  const window = site.desk();
  await site.faults({ break: { operation: 'DescribeStackEvents', times: 6 } });
  await window.tearDown();
  expect(window.lines).toContain('myeks: trying again. An internal error has occurred');
  expect(window.said).toEqual([expect.stringMatching(gone)]);
  expect(site.standing).toEqual([]);
});

it('One action is not allowed', async () => {
  site = await opened(FaultSite.full());
  const { world } = site;
  await site.faults({ deny: { operation: 'DeleteVolume' } });
  const window = site.desk().choose('1 left of myeks', () => Promise.resolve('Show what is left'));
  await window.tearDown();
  expect(window.said).toEqual(['1 left of myeks in ap-northeast-2, which may cost money.']);
  const page = await window.leftPage();
  expect(page).toContain('(data) · tagged kubernetes.io/cluster/myeks=owned');
  expect(page).toMatch(
    /- What else outlives the stacks: ec2:DeleteVolume .*not authorized to perform: ec2:DeleteVolume/,
  );
  expect(page).not.toContain('Encoded authorization failure message');
  // The log group of the same step has gone.
  expect(site.standing).toEqual([`volume ${[...world.volumes.keys()][0]}`]);
  await site.faults({ deny: { operation: 'DeleteVolume', times: 0 } });
  expect((await site.nextWindow(window).open()).said.at(-1)).toMatch(gone);
  expect(site.standing).toEqual([]);
});

it('CloudFormation may not be told to delete', async () => {
  site = await opened(FaultSite.full());
  const { world } = site;
  await site.faults({ deny: { operation: 'DeleteStack' } });
  const window = site.desk().choose('', () => Promise.resolve('Show what is left'));
  await window.tearDown();
  expect(await window.leftPage()).toMatch(/- Stack myeks: cloudformation:DeleteStack User: \S+ is not authorized/);
  expect(world.clusters.size).toBe(1);
  // Its Services, volumes and logs are not what may not be deleted.
  expect(world.classicLoadBalancers.size + world.logGroups.size).toBe(0);
  await site.faults({ deny: { operation: 'DeleteStack', times: 0 } });
  expect((await site.nextWindow(window).open()).said.at(-1)).toMatch(gone);
  expect(site.standing).toEqual([]);
});

it('CloudFormation may not do one thing in the caller’s name', async () => {
  site = await opened(FaultSite.bare());
  const { world } = site;
  const trust = { Statement: [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' }] };
  createRole(world, { name: 'engineer', trust, managedPolicies: [], tags: {} });
  const all = { Effect: 'Allow', Action: '*', Resource: '*' };
  const not = { Effect: 'Deny', Action: 'ec2:DeleteVpc', Resource: '*' };
  putRolePolicy(world, 'engineer', 'lab', { Statement: [all, not] });
  const connection = await site.actingIn('engineer');
  const window = site.desk(connection).choose('', () => Promise.resolve('Show what is left'));
  await window.tearDown();
  const page = await window.leftPage();
  expect(page).toMatch(/- Stack myeks: Vpc .*assumed-role\/engineer\/\S+ is not authorized to perform: ec2:DeleteVpc/);
  expect(site.standing.filter((each) => /^(instance|volume|cluster)/.test(each))).toEqual([]);
  putRolePolicy(world, 'engineer', 'lab', { Statement: [all] });
  expect((await site.nextWindow(window, connection).open()).said.at(-1)).toMatch(gone);
  expect(site.standing).toEqual([]);
  connection.dispose();
});

it('A kind of resource may not be looked at', async () => {
  site = await opened(FaultSite.bare());
  await site.faults({ deny: { operation: 'DescribeLogGroups' } });
  const window = await site.desk().tearDown();
  expect(window.documents.shown.get('teardown-myeks.md')).toMatch(
    /## Not checked\n\n- log group: User: \S+ is not authorized to perform: logs:DescribeLogGroups/,
  );
  expect(window.said).toEqual(['0 left of myeks in ap-northeast-2. Nothing was billed here. Not checked: log group.']);
  expect(site.standing).toEqual([]);
});

it('The window is reloaded in every step', async () => {
  site = await opened(FaultSite.full());
  let window = site.desk();
  const begun: string[] = [];
  const steps =
    /^(Services with load balancers|Load balancers|Interfaces and security groups left behind|Stack myeks|What else outlives the stacks)$/;
  const closeAtStep = (each: TeardownDesk) => {
    each.onLine = (line) => {
      if (!steps.test(line) || begun.includes(line)) return;
      begun.push(line);
      each.closing.abort();
    };
    return each;
  };
  await closeAtStep(window).tearDown();
  for (let windows = 0; keptTeardown(window.storage) !== undefined && windows < 12; windows += 1)
    window = await closeAtStep(site.nextWindow(window)).open();
  expect(begun.length).toBeGreaterThanOrEqual(4);
  expect(window.said.at(-1)).toMatch(gone);
  expect(site.standing).toEqual([]);
});

it('It is cancelled between two steps, again and again', async () => {
  site = await opened(FaultSite.full());
  const stopped = 'The teardown of myeks in ap-northeast-2 was stopped.';
  let window = site.desk();
  const saidOfStops: string[] = [];
  const cancelAfterStep = (each: TeardownDesk) =>
    each.when(looking, () => each.when(looking, () => each.closing.abort()));
  await cancelAfterStep(window).tearDown();
  for (let windows = 0; keptTeardown(window.storage) !== undefined && windows < 12; windows += 1) {
    saidOfStops.push(...window.said.filter((message) => message.startsWith(stopped)));
    window = await cancelAfterStep(site.nextWindow(window)).open();
  }
  expect(saidOfStops.length).toBeGreaterThanOrEqual(3);
  expect(saidOfStops[0]).toBe(`${stopped} What is left may cost money; “Tear down lab” goes on from here.`);
  expect(site.standing).toEqual([]);
});

it('The API server does not answer', async () => {
  site = await opened(FaultSite.full());
  const window = await site.desk(site.unanswering).tearDown();
  expect(window.documents.shown.get('teardown-myeks.md')).toContain(
    '## Not checked\n\n- Service of type LoadBalancer: connect ETIMEDOUT 10.0.0.1:443',
  );
  expect(window.said).toEqual([expect.stringMatching(gone)]);
  expect(site.standing).toEqual([]);
});

it('The machine’s clock is an hour off', async () => {
  const there = await LabProcess.start();
  const now = Date.now.bind(Date);
  vi.spyOn(Date, 'now').mockImplementation(() => now() - 3_600_000);
  const window = await new TeardownDesk(there.connection, fastClock(20)).tearDown();
  vi.restoreAllMocks();
  // AWS tells its own time, and is asked again by it; the cluster's API does not.
  expect(window.documents.shown.get('teardown-myeks.md')).toContain('- Service of type LoadBalancer: Unauthorized');
  expect(window.said).toEqual([expect.stringMatching(gone)]);
  expect(await there.standing()).toEqual([]);
  await there.dispose();
});

it('The connection is lost for a while', async () => {
  site = await opened(FaultSite.full());
  const sent: Promise<void>[] = [];
  const window = site.desk().when(/ gone · /, () => sent.push(site.faults({ drop: { operation: '*', times: 12 } })));
  await window.tearDown();
  await Promise.all(sent);
  expect(window.lines).toContainEqual(expect.stringMatching(/: trying again\. socket hang up$/));
  expect(window.said).toEqual([expect.stringMatching(gone)]);
  expect(site.standing).toEqual([]);
});

it('The practice world ends and is started again', async () => {
  const first = await LabProcess.start();
  const window = new TeardownDesk(first.connection, fastClock(20));
  const ended: Promise<void>[] = [];
  window.when(/ gone · /, () => {
    ended.push(first.program.kill());
    // As the host of Practice does when its program ends.
    first.connection.close(new LabError('practice-stopped', 'Practice'));
  });
  await window.tearDown();
  await Promise.all(ended);
  expect(window.said).toEqual(['The practice world has stopped. Start it again: it goes on from where it was.']);
  const second = await first.again();
  const next = new TeardownDesk(second.connection, fastClock(20), window.storage);
  await next.choose('Continue', () => Promise.resolve('Continue')).open();
  expect(next.said.at(-1)).toMatch(gone);
  expect(await second.standing()).toEqual([]);
  await second.dispose();
});
