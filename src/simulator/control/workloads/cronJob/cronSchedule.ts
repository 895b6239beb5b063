/** A cron schedule: which minutes it names. */
export interface CronSchedule {
  /** The next minute that it names after `time` (milliseconds since the epoch); undefined if there is none in five years. */
  next(time: number): number | undefined;
}

interface Field {
  readonly values: ReadonlySet<number>;
  readonly any: boolean;
}

const macros: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const minute = 60_000;
const searched = 5 * 366 * 24 * 60;

/** Reads a schedule of five fields or a macro, in the time zone that is given (UTC without one); undefined if it cannot. */
export function parseSchedule(text: string, timeZone = 'Etc/UTC'): CronSchedule | undefined {
  const every = /^@every (\d+)([smh])$/.exec(text.trim());
  if (every !== null) {
    const ms = Number(every[1]) * ({ s: 1000, m: minute, h: 60 * minute }[every[2] ?? ''] ?? 0);
    return ms > 0 ? { next: (time) => time + ms } : undefined;
  }
  const parts = (macros[text.trim()] ?? text.trim()).split(/\s+/);
  if (parts.length !== 5) return undefined;
  const [minutes, hours, monthDays, monthNumbers, weekDays] = [
    parseField(parts[0] ?? '', 0, 59),
    parseField(parts[1] ?? '', 0, 23),
    parseField(parts[2] ?? '', 1, 31),
    parseField(parts[3] ?? '', 1, 12, months, 1),
    parseField(parts[4] ?? '', 0, 7, days, 0),
  ];
  if (!minutes || !hours || !monthDays || !monthNumbers || !weekDays) return undefined;
  const local = localTime(timeZone);
  const onDay = (day: number, weekDay: number): boolean => {
    const inMonth = monthDays.values.has(day);
    const inWeek = weekDays.values.has(weekDay) || (weekDay === 0 && weekDays.values.has(7));
    // With both given, either will do.
    return monthDays.any || weekDays.any ? inMonth && inWeek : inMonth || inWeek;
  };
  return {
    next(time) {
      let at = Math.floor(time / minute) * minute + minute;
      for (let i = 0; i < searched; i++, at += minute) {
        const { month, day, weekDay, hour, minuteOfHour } = local(at);
        if (!monthNumbers.values.has(month) || !onDay(day, weekDay)) {
          // Nothing today: go on at the next hour.
          at += (59 - minuteOfHour) * minute;
          i += 59 - minuteOfHour;
        } else if (minutes.values.has(minuteOfHour) && hours.values.has(hour)) return at;
      }
      return undefined;
    },
  };
}

function parseField(
  text: string,
  low: number,
  high: number,
  names: readonly string[] = [],
  first = 0,
): Field | undefined {
  const values = new Set<number>();
  const number = (word: string): number => {
    const named = names.indexOf(word.toLowerCase());
    return named >= 0 ? named + first : /^\d+$/.test(word) ? Number(word) : Number.NaN;
  };
  for (const part of text.split(',')) {
    const [range = '', stepText = '1'] = part.split('/');
    const step = Number(stepText);
    const [fromText = '', toText] = range === '*' || range === '?' ? [String(low), String(high)] : range.split('-');
    const from = number(fromText);
    const to = toText === undefined ? (part.includes('/') ? high : from) : number(toText);
    if (!Number.isInteger(step) || step < 1 || !(from >= low && to <= high && from <= to)) return undefined;
    for (let value = from; value <= to; value += step) values.add(value);
  }
  return { values, any: text.startsWith('*') || text.startsWith('?') };
}

interface LocalTime {
  readonly month: number;
  readonly day: number;
  readonly weekDay: number;
  readonly hour: number;
  readonly minuteOfHour: number;
}

function localTime(timeZone: string): (time: number) => LocalTime {
  if (timeZone === 'Etc/UTC' || timeZone === 'UTC')
    return (time) => {
      const date = new Date(time);
      return {
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
        weekDay: date.getUTCDay(),
        hour: date.getUTCHours(),
        minuteOfHour: date.getUTCMinutes(),
      };
    };
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: 'numeric',
    minute: 'numeric',
  });
  return (time) => {
    const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
    return {
      month: Number(parts.get('month')),
      day: Number(parts.get('day')),
      weekDay: days.indexOf((parts.get('weekday') ?? '').toLowerCase()),
      hour: Number(parts.get('hour')),
      minuteOfHour: Number(parts.get('minute')),
    };
  };
}
