import { describe, expect, it } from 'vitest';
import { columns } from '../../../../src/panel/app/timeline/columns.ts';
import { Hour } from '../../../../src/panel/app/timeline/hour.ts';
import { moments } from '../../../../src/panel/app/timeline/rows.ts';
import type { TimelineMark, TimelineSample } from '../../../../src/panel/protocol/timeline.ts';

const sample = (at: number, running: number | null, pending: number | null = 0): TimelineSample => ({
  at,
  running,
  pending,
  enis: 3,
  used: 7,
  warm: 2,
});
const scaled = (at: number): TimelineMark => ({ at, kind: 'scaled', name: 'default/nginx', from: 1, to: 2 });

describe('columns', () => {
  it('begin with what held when the period began, and end with what holds now', () => {
    const { times, running, pods } = columns([sample(10, 1), sample(50, 5), sample(150, 8, 3)], 100, 200);
    expect(times).toEqual([100, 150, 200]);
    expect(running).toEqual([5, 8, 8]);
    expect(pods).toEqual([5, 11, 11]);
  });

  it('hold a value until the gap begins, and know nothing in it', () => {
    const gap: TimelineSample = { at: 140, running: null, pending: null, enis: null, used: null, warm: null };
    const { times, running, enis } = columns([sample(120, 5), gap, sample(180, 6)], 100, 200);
    expect(times).toEqual([120, 139, 140, 180, 200]);
    expect(running).toEqual([5, 5, null, 6, 6]);
    expect(enis).toEqual([3, 3, null, 3, 3]);
  });

  it('are flat where nothing changed, empty where nothing is known', () => {
    expect(columns([sample(10, 1)], 100, 200)).toMatchObject({ times: [100, 200], running: [1, 1] });
    expect(columns([], 100, 200).times).toEqual([]);
  });
});

describe('moments', () => {
  it('are all changes and events of the period, the newest first', () => {
    const found = moments([sample(50, 1), sample(150, 2), sample(170, 3)], [scaled(90), scaled(150), scaled(160)], 100);
    expect(found.map(({ sample: { at, running }, marks }) => [at, running, marks.length])).toEqual([
      [170, 3, 0],
      [160, 2, 1],
      [150, 2, 1],
    ]);
  });
});

describe('the page’s hour', () => {
  const piece = { reset: false, since: 10, samples: [], marks: [] };
  const minute = 60_000;

  it('is put together from pieces, and forgets what is older', () => {
    const hour = new Hour();
    hour.add({ ...piece, reset: true, samples: [sample(0, 1), sample(minute, 2)], marks: [scaled(minute)] });
    hour.add({ ...piece, samples: [sample(2 * minute, 3)] });
    expect(hour.samples.map(({ running }) => running)).toEqual([1, 2, 3]);
    hour.add({ ...piece, samples: [sample(61.5 * minute, 4)], marks: [scaled(61.5 * minute)] });
    // The sample of minute 1 says how the hour that began at minute 1.5 began.
    expect(hour.samples.map(({ running }) => running)).toEqual([2, 3, 4]);
    expect(hour.marks).toHaveLength(1);
    expect(hour.at(3 * minute)?.running).toBe(3);
    expect(hour.at(0)).toBeUndefined();
  });

  it('keeps the last sample however long ago it was', () => {
    const hour = new Hour();
    hour.add({ ...piece, reset: true, samples: [sample(0, 1)] });
    expect(hour.at(90 * minute)?.running).toBe(1);
  });

  it('begins anew when told so', () => {
    const hour = new Hour();
    hour.add({ ...piece, reset: true, samples: [sample(0, 1)], marks: [scaled(0)] });
    const { version } = hour;
    hour.add({ reset: true, since: null, samples: [], marks: [] });
    expect([hour.samples, hour.marks, hour.since]).toEqual([[], [], null]);
    expect(hour.version).not.toBe(version);
  });
});
