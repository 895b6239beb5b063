import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { RestingPart } from '../../src/panel/restingPart.ts';
import { ManualClock } from '../base/manualClock.ts';
import { fullCluster, threeNodes } from './snapshots.ts';

function open() {
  const clock = new ManualClock();
  const told: number[] = [];
  let computed = 0;
  const count = ({ pending }: Snapshot) => {
    computed += 1;
    return pending.length;
  };
  const part = new RestingPart(clock, 500, count, () => told.push(clock.now()));
  return { clock, part, told, computed: () => computed };
}

describe('a part that rests', () => {
  it('is computed at once, then at most every 500 ms, and says when it can be had anew', () => {
    const { clock, part, told, computed } = open();
    expect(part.of(threeNodes)).toBe(0);
    expect(part.of(threeNodes)).toBe(0);
    clock.advance(100);
    expect(part.of(fullCluster)).toBe(0);
    expect(part.of({ ...fullCluster })).toBe(0);
    expect(computed()).toBe(1);
    clock.advance(400);
    expect(told).toEqual([500]);
    expect(part.of(fullCluster)).toBe(10);
    expect(computed()).toBe(2);
    clock.advance(10_000);
    expect(told).toEqual([500]);
    expect(part.of(threeNodes)).toBe(0);
  });

  it('does not answer for another cluster, and tells nothing once it is closed', () => {
    const { clock, part, told } = open();
    part.of(threeNodes);
    const { connection } = fullCluster;
    expect(part.of({ ...fullCluster, connection: connection && { ...connection, clusterName: 'other' } })).toBe(10);
    part.of(threeNodes);
    part.of(fullCluster);
    part.dispose();
    clock.advance(1_000);
    expect(told).toEqual([]);
    expect(clock.waiting).toBe(0);
  });
});
