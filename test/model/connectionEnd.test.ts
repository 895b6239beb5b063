import { expect, test } from 'vitest';
import { LabError } from '../../src/base/errors.ts';
import { silentLog } from '../../src/base/log.ts';
import type { Connection } from '../../src/connection/connection.ts';
import { Model } from '../../src/model/model.ts';
import { ManualClock } from '../base/manualClock.ts';

function connected(): { model: Model; clock: ManualClock; asked: () => number; closing: AbortController } {
  const closing = new AbortController();
  let asked = 0;
  const connection = {
    profile: {
      id: 'practice',
      name: 'Practice',
      icon: 'beaker',
      billed: false,
      region: 'ap-northeast-2',
      stackName: 'myeks',
      clusterName: 'myeks',
    },
    closed: closing.signal,
    cloud() {
      asked += 1;
      return new Promise(() => undefined);
    },
  } as unknown as Connection;
  const clock = new ManualClock();
  const model = new Model({ clock, random: () => 0.5, log: silentLog });
  model.connect(connection);
  return { model, clock, asked: () => asked, closing };
}

test('when the far side ends, every source says so at once and nobody is asked any more', () => {
  const { model, clock, asked, closing } = connected();
  model.look();
  clock.advance(1000);
  const before = asked();
  expect(before).toBeGreaterThan(0);
  closing.abort(new LabError('practice-stopped', 'Practice', 'killed'));
  clock.advance(100);
  const { sources } = model.snapshot;
  for (const source of [sources.stack, sources.compute, sources.cluster])
    expect(source).toMatchObject({ kind: 'failed', reason: 'practice-stopped', detail: 'killed' });
  model.refresh();
  clock.advance(600_000);
  expect(asked()).toBe(before);
});

test('somebody who looks later is told, too', () => {
  const { model, clock, asked, closing } = connected();
  closing.abort(new LabError('practice-stopped', 'Practice'));
  model.look();
  clock.advance(100);
  expect(model.snapshot.sources.stack).toMatchObject({ kind: 'failed', reason: 'practice-stopped' });
  expect(asked()).toBe(0);
});

test('a connection that we close ourselves has not failed', () => {
  const { model, clock, closing } = connected();
  model.look();
  closing.abort();
  clock.advance(100);
  expect(model.snapshot.sources.stack).toEqual({ kind: 'loading' });
});
