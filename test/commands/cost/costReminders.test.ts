import { describe, expect, it, vi } from 'vitest';
import { CostReminders, type ReminderSettings } from '../../../src/commands/cost/costReminders.ts';
import { costPage } from '../../../src/commands/cost/showCost.ts';
import type { CostReading } from '../../../src/model/costMeter.ts';
import { made } from '../../domain/stack/labWorld.ts';
import { LabTwin } from '../labTwin.ts';

vi.mock('vscode', async () => await import('../../vscodeTwin.ts'));

const hour = 3_600_000;
const now = 1_800_000_000_000;

function reading(hours: number, more: Partial<CostReading> = {}): CostReading {
  return {
    profile: {
      id: 'aws:lab:ap-northeast-2',
      name: 'lab',
      awsProfile: 'lab',
      icon: 'cloud',
      region: 'ap-northeast-2',
      billed: true,
      stackName: 'myeks',
      clusterName: 'myeks',
    },
    charges: [{ perHour: 0.1, since: now - hours * hour, resource: made('cluster', 'myeks') }],
    unpriced: [],
    perHour: 0.1,
    isRegionKnown: true,
    extendedSupport: undefined,
    ...more,
  };
}

async function said(
  settings: ReminderSettings,
  ...readings: readonly (CostReading | undefined)[]
): Promise<{ lab: LabTwin; said: readonly string[] }> {
  const lab = new LabTwin([], []);
  const reminders = new CostReminders(lab.deps, () => settings);
  for (const each of readings) {
    lab.reading = each;
    lab.costs.fire(each);
    await new Promise((resolve) => setImmediate(resolve));
  }
  reminders.dispose();
  return { lab, said: lab.said };
}

const four = { reminderHours: 4, deadline: undefined };

describe('reminders of a lab that costs', () => {
  it('come after the chosen time, once until that has passed again', async () => {
    const early = await said(four, reading(3.9));
    expect(early.said).toEqual([]);
    // By which the next session finds its way back.
    expect(early.lab.storage.get('cost.seenLab')).toMatchObject({ profile: 'lab', region: 'ap-northeast-2' });
    expect((await said(four, reading(5), reading(5))).said).toEqual([
      'myeks in ap-northeast-2 has been up for 5 hours and has cost about $0.50.',
    ]);
    expect((await said({ ...four, reminderHours: 0 }, reading(500))).said).toEqual([]);
  });

  it('never come for what nobody pays', async () => {
    const practice = { ...reading(5).profile, billed: false };
    expect((await said(four, reading(5, { profile: practice }))).said).toEqual([]);
  });

  it('warn once of a version that costs six times as much', async () => {
    const old = reading(1, { extendedSupport: '1.31' });
    expect((await said(four, old, old)).said).toEqual([
      'Kubernetes 1.31 is in extended support: its control plane costs six times as much.',
    ]);
  });

  it('ask to tear down once the deadline has passed', async () => {
    const late = { reminderHours: 4, deadline: now - 1 };
    expect((await said({ ...late, deadline: now + 1 }, reading(1))).said).toEqual([]);
    expect((await said(late, reading(1), reading(1))).said).toEqual([
      'The deadline of myeks in ap-northeast-2 has passed. Tear it down?',
    ]);
  });

  it('remind at the next start of what was last seen, unless that has gone', async () => {
    const { lab } = await said(four, reading(3));
    const later = new LabTwin([], []);
    await later.storage.set('cost.seenLab', lab.storage.get('cost.seenLab'));
    new CostReminders(later.deps, () => ({ reminderHours: 2, deadline: undefined })).start();
    await vi.waitFor(() =>
      expect(later.said).toEqual(['myeks in ap-northeast-2 was up when it was last seen, and is 3 hours old.']),
    );
    const gone = await said(four, reading(3), undefined);
    expect(gone.lab.storage.get('cost.seenLab')).toBeUndefined();
  });
});

it('the page of costs has every part with its price, its time and its sum, and what has no price', () => {
  const balancer = made('load-balancer', 'arn:x', { name: 'web', type: 'network' });
  const page = costPage(reading(3, { unpriced: [balancer] }), now);
  expect(page).toMatch(/- EKS cluster myeks · \$0\.100\/h · since 2027-01-1\d \d\d:00: \$0\.30/);
  expect(page).toContain('All of it: $0.100/h, until now $0.30');
  expect(page).toContain('- load balancer web');
  expect(page).toContain('List prices of 2026-07-20');
});
