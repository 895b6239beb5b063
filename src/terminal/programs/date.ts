import type { Program } from '../program.ts';
import { formatDate } from './formatDate.ts';
import { readOptions } from './options.ts';

/** `date [-u] [-I] [-R] [-d when] [+format]`, in the zone of `TZ`, or else in the machine's. */
export const date: Program = {
  name: 'date',
  path: '/usr/bin/date',
  async run(context) {
    const { args, clock, stdout, stderr } = context;
    const words = args.map((arg) => (arg === '-I' ? '-Idate' : arg.replace(/^--iso-8601(?:=|$)/, '-I')));
    const options = readOptions(words, 'uRd:I:s:', { long: ['date:', 'utc', 'rfc-3339:'] });
    const zone = options.has('u', 'utc') ? 'UTC' : context.timeZone;
    const text = options.value('d', 'date');
    const when = text === undefined ? clock.now() : parseDate(text, clock.now());
    if (when === undefined) {
      await stderr.write(`date: invalid date ‘${text ?? ''}’\n`);
      return 1;
    }
    const [format] = options.operands;
    if (format !== undefined && !format.startsWith('+')) {
      await stderr.write(`date: invalid date ‘${format}’\n`);
      return 1;
    }
    await stdout.write(`${formatDate(format?.slice(1) ?? formatFor(options), when, zone)}\n`);
    return 0;
  },
};

function formatFor(options: ReturnType<typeof readOptions>): string {
  if (options.has('R')) return '%a, %d %b %Y %H:%M:%S %z';
  const iso = options.value('I');
  if (iso?.startsWith('s') === true) return '%Y-%m-%dT%H:%M:%S%:z';
  if (iso !== undefined) return '%F';
  return options.has('rfc-3339') ? '%F %T%:z' : '%a %b %e %H:%M:%S %Z %Y';
}

const units: Readonly<Record<string, number>> = {
  second: 1000,
  sec: 1000,
  minute: 60_000,
  min: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};

/** `@seconds`, `now`, `yesterday`, `2 hours ago`, or a date that can be read. */
function parseDate(text: string, now: number): number | undefined {
  if (/^@-?\d+(?:\.\d+)?$/.test(text)) return Number(text.slice(1)) * 1000;
  const words: Readonly<Record<string, number>> = {
    now: 0,
    today: 0,
    '': 0,
    yesterday: -86_400_000,
    tomorrow: 86_400_000,
  };
  const offset = words[text.trim()];
  if (offset !== undefined) return now + offset;
  const [, sign, number, unit = '', ago] = /^([-+])?\s*(\d+)\s*([a-z]+?)s?(\s+ago)?$/i.exec(text.trim()) ?? [];
  const factor = units[unit.toLowerCase()];
  if (number !== undefined && factor !== undefined)
    return now + (sign === '-' || ago !== undefined ? -1 : 1) * Number(number) * factor;
  const parsed = Date.parse(/[zZ]|[-+]\d\d:?\d\d$|GMT|UTC/.test(text) ? text : `${text} UTC`);
  return Number.isNaN(parsed) ? undefined : parsed;
}
