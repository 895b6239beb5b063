const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** An age in the short form that kubectl prints (`98s`, `2m39s`, `15h`, `3d4h`); `ms` below zero counts as nothing. */
export function humanDuration(ms: number): string {
  if (ms < second) return '0s';
  const seconds = Math.floor(ms / second);
  if (ms < 2 * minute) return `${seconds}s`;
  const minutes = Math.floor(ms / minute);
  if (ms < 10 * minute) return pair(minutes, 'm', seconds % 60, 's');
  if (ms < 3 * hour) return `${minutes}m`;
  const hours = Math.floor(ms / hour);
  if (ms < 8 * hour) return pair(hours, 'h', minutes % 60, 'm');
  if (ms < 2 * day) return `${hours}h`;
  const days = Math.floor(ms / day);
  if (ms < 8 * day) return pair(days, 'd', hours % 24, 'h');
  if (ms < 730 * day) return `${days}d`;
  const years = Math.floor(days / 365);
  return ms < 8 * 365 * day ? pair(years, 'y', days % 365, 'd') : `${years}y`;
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large}${largeUnit}` : `${large}${largeUnit}${small}${smallUnit}`;
}
