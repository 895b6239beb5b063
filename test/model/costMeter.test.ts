import { describe, expect, it } from 'vitest';
import { LabError } from '../../src/base/errors.ts';
import { silentLog } from '../../src/base/log.ts';
import { CostMeter } from '../../src/model/costMeter.ts';
import { ManualClock } from '../base/manualClock.ts';
import { LabTwin } from '../commands/labTwin.ts';
import { made, stack } from '../domain/stack/labWorld.ts';

const base = stack('myeks');
const cluster = made('cluster', 'myeks', {
  vpcId: 'vpc-1',
  createdAt: 0,
  description: '1.31',
  type: 'EXTENDED_SUPPORT',
});
const minute = 60_000;

function site() {
  const lab = new LabTwin([base, cluster], [[cluster, base]]);
  const clock = new ManualClock();
  const meter = new CostMeter({ clock, log: silentLog });
  let events = 0;
  meter.onDidChange(() => (events += 1));
  const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
  return { lab, clock, meter, settled, events: () => events };
}

describe('CostMeter', () => {
  it('reads when connected, then every ten minutes, and tells each minute that the sum has grown', async () => {
    const { lab, clock, meter, settled, events } = site();
    meter.connect(lab.deps.connections.current);
    await settled();
    expect(meter.reading).toMatchObject({ perHour: 0.6, isRegionKnown: true, extendedSupport: '1.31', unpriced: [] });
    const first = meter.reading;
    const before = events();
    clock.advance(minute);
    expect(events()).toBe(before + 1);
    expect(meter.reading).toBe(first);
    for (let passed = 1; passed < 10; passed += 1) clock.advance(minute);
    await settled();
    expect(meter.reading).not.toBe(first);
    meter.dispose();
  });

  it('reads shortly after something has changed, and knows then that nothing costs any more', async () => {
    const { lab, clock, meter, settled } = site();
    meter.connect(lab.deps.connections.current);
    await settled();
    lab.remove('myeks');
    meter.soon();
    clock.advance(4000);
    await settled();
    expect(meter.reading).toBeDefined();
    clock.advance(2000);
    await settled();
    expect(meter.reading).toBeUndefined();
    expect(meter.isRead).toBe(true);
    meter.dispose();
  });

  it('keeps what it knows when a look fails, and forgets it with the connection', async () => {
    const { lab, clock, meter, settled } = site();
    meter.connect(lab.deps.connections.current);
    await settled();
    lab.failures = [new LabError('unreachable', 'ec2')];
    meter.soon();
    clock.advance(6000);
    await settled();
    expect(meter.reading).toMatchObject({ perHour: 0.6 });
    meter.connect(undefined);
    expect(meter.reading).toBeUndefined();
    meter.dispose();
  });
});
