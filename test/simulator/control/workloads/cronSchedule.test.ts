import { expect, test } from 'vitest';
import { parseSchedule } from '../../../../src/simulator/control/workloads/cronJob/cronSchedule.ts';

/** The stamps of the next times after Monday, 23 November 2026, 09:00 UTC. */
function next(schedule: string, count = 2, timeZone?: string): readonly string[] {
  const parsed = parseSchedule(schedule, timeZone);
  if (parsed === undefined) throw new Error(`cannot read ${schedule}`);
  const times: string[] = [];
  for (let time: number | undefined = Date.UTC(2026, 10, 23, 9); times.length < count;) {
    time = parsed.next(time);
    if (time === undefined) break;
    times.push(new Date(time).toISOString().slice(0, 16));
  }
  return times;
}

test.each([
  ['* * * * *', ['2026-11-23T09:01', '2026-11-23T09:02']],
  ['*/15 * * * *', ['2026-11-23T09:15', '2026-11-23T09:30']],
  ['0 9 * * *', ['2026-11-24T09:00', '2026-11-25T09:00']],
  ['30 8-10 * * mon-fri', ['2026-11-23T09:30', '2026-11-23T10:30']],
  ['0 0 1 jan *', ['2027-01-01T00:00', '2028-01-01T00:00']],
  // With a day of the month and a day of the week, either will do.
  ['0 12 25 * sun', ['2026-11-25T12:00', '2026-11-29T12:00']],
  ['0 0 * * 7', ['2026-11-29T00:00', '2026-12-06T00:00']],
  ['@hourly', ['2026-11-23T10:00', '2026-11-23T11:00']],
  ['@daily', ['2026-11-24T00:00', '2026-11-25T00:00']],
  ['@every 90s', ['2026-11-23T09:01', '2026-11-23T09:03']],
  ['5,10/20 9 23 11 *', ['2026-11-23T09:05', '2026-11-23T09:10']],
])('%s', (schedule, expected) => {
  expect(next(schedule)).toEqual(expected);
});

test('a schedule in Seoul is nine hours earlier', () => {
  expect(next('0 9 * * *', 1, 'Asia/Seoul')).toEqual(['2026-11-24T00:00']);
});

test('one that never comes ends the search', () => {
  expect(next('0 0 30 2 *', 1)).toEqual([]);
});

test.each([
  '',
  '* * * *',
  '60 * * * *',
  '* 24 * * *',
  '* * 0 * *',
  '* * * 13 *',
  'a * * * *',
  '*/0 * * * *',
  '5-1 * * * *',
])('refuses "%s"', (schedule) => {
  expect(parseSchedule(schedule)).toBeUndefined();
});
