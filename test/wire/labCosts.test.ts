import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { silentLog } from '../../src/base/log.ts';
import { CostMeter } from '../../src/model/costMeter.ts';
import { systemClock } from '../../src/base/clock.ts';
import { lab2023 } from '../../src/simulator/presets/lab2023/lab2023.ts';
import { today } from '../../src/simulator/presets/today.ts';
import { TeardownLab } from './teardownLab.ts';

const template = readFileSync(new URL('../../media/eks-networking-lab.yaml', import.meta.url), 'utf8');

let site: TeardownLab;
let meter: CostMeter;
beforeAll(() => {
  meter = new CostMeter({ clock: systemClock, log: silentLog });
});
afterAll(() => {
  meter.dispose();
  site.dispose();
});

it('the lab costs what its parts cost on AWS, less when its nodes pause, and six times the plane when it is of 2023', async () => {
  site = await TeardownLab.start(today(template));
  meter.connect(site.connection);
  // A bill of Seoul: the plane, four t3.medium, four addresses, four times 30 GB of gp3.
  await expect.poll(() => meter.reading?.perHour).toBeCloseTo(0.343, 3);
  expect(meter.reading).toMatchObject({ unpriced: [], isRegionKnown: true, extendedSupport: undefined });
  const { clusters } = site.cloud;
  const signal = site.connection.closed;
  const [group] = await clusters.nodegroups('myeks', signal);
  if (group === undefined) throw new Error('no node group');
  await clusters.scaleNodegroup('myeks', group, 0, signal);
  await expect
    .poll(
      () => {
        meter.soon();
        return meter.reading?.perHour;
      },
      { interval: 1000, timeout: 40_000 },
    )
    // The plane, and the bastion with its address and its volume.
    .toBeCloseTo(0.1 + 0.052 + 0.005 + (30 * 0.0912) / 730, 3);
  meter.connect(undefined);
  site.dispose();

  site = await TeardownLab.start(lab2023);
  meter.connect(site.connection);
  await expect.poll(() => meter.reading?.extendedSupport).toBe('1.24');
  const plane = meter.reading?.charges.find(({ resource }) => resource.kind === 'cluster');
  expect(plane?.perHour).toBeCloseTo(0.6, 9);
  // It has been up for fifteen hours and a half.
  expect((Date.now() - (plane?.since ?? 0)) / 3_600_000).toBeGreaterThan(14);
});
