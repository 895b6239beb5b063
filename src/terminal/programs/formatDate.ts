const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Abbreviations that `date` prints where the zone's own data has one. */
const abbreviations: Readonly<Record<string, string>> = {
  'Asia/Seoul': 'KST',
  'Asia/Tokyo': 'JST',
  'Asia/Kolkata': 'IST',
  UTC: 'UTC',
  GMT: 'GMT',
};

/** A time in `strftime`'s notation, in a named zone; a zone that is not known counts as UTC, as in glibc. */
export function formatDate(format: string, when: number, zone: string): string {
  const offset = offsetOf(when, zone);
  const local = new Date(when + offset * 60_000);
  const two = (value: number) => String(value).padStart(2, '0');
  const hour = local.getUTCHours();
  const year = local.getUTCFullYear();
  const dayOfYear =
    Math.floor((Date.UTC(year, local.getUTCMonth(), local.getUTCDate()) - Date.UTC(year, 0, 1)) / 86_400_000) + 1;
  const zoneText = `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  const parts: Readonly<Record<string, () => string>> = {
    Y: () => String(year),
    y: () => two(year % 100),
    C: () => two(Math.floor(year / 100)),
    m: () => two(local.getUTCMonth() + 1),
    d: () => two(local.getUTCDate()),
    e: () => String(local.getUTCDate()).padStart(2),
    H: () => two(hour),
    I: () => two(hour % 12 || 12),
    k: () => String(hour).padStart(2),
    l: () => String(hour % 12 || 12).padStart(2),
    M: () => two(local.getUTCMinutes()),
    S: () => two(local.getUTCSeconds()),
    N: () => String(Math.floor((when % 1000) * 1e6)).padStart(9, '0'),
    p: () => (hour < 12 ? 'AM' : 'PM'),
    P: () => (hour < 12 ? 'am' : 'pm'),
    a: () => (days[local.getUTCDay()] ?? '').slice(0, 3),
    A: () => days[local.getUTCDay()] ?? '',
    b: () => (months[local.getUTCMonth()] ?? '').slice(0, 3),
    h: () => (months[local.getUTCMonth()] ?? '').slice(0, 3),
    B: () => months[local.getUTCMonth()] ?? '',
    j: () => String(dayOfYear).padStart(3, '0'),
    u: () => String(local.getUTCDay() || 7),
    w: () => String(local.getUTCDay()),
    s: () => String(Math.floor(when / 1000)),
    z: () => zoneText.replace(':', ''),
    Z: () => abbreviations[zone] ?? (offset === 0 ? 'UTC' : zoneText.replace(':', '')),
    n: () => '\n',
    t: () => '\t',
    '%': () => '%',
  };
  const compound: Readonly<Record<string, string>> = {
    F: '%Y-%m-%d',
    T: '%H:%M:%S',
    R: '%H:%M',
    D: '%m/%d/%y',
    r: '%I:%M:%S %p',
    c: '%a %b %e %H:%M:%S %Y',
    x: '%m/%d/%y',
    X: '%H:%M:%S',
  };
  return format
    .replace(/%([FTRDrcxX])/g, (whole, letter: string) => compound[letter] ?? whole)
    .replace(/%(-?)(\d*)(:?)([a-zA-Z%])/g, (whole, bare: string, width: string, colon: string, letter: string) => {
      const text = colon === ':' && letter === 'z' ? zoneText : parts[letter]?.();
      if (text === undefined) return whole;
      if (letter === 'N' && width !== '') return text.slice(0, Number(width));
      return bare === '-' ? text.trimStart().replace(/^0+(?=\d)/, '') : text;
    });
}

/** Minutes east of Greenwich. */
function offsetOf(when: number, zone: string): number {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    const name = format.formatToParts(when).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = '0', minutes = '0'] = /GMT([-+])(\d\d):(\d\d)/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  } catch {
    return 0;
  }
}
