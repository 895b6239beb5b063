import type { Plural } from '../strings.ts';

/** Puts values in a text's places: `fill('{0} of {1}', 3, 5)` → `3 of 5`. A place without a value stays. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (place, index) => String(values[Number(index)] ?? place));
}

/** The sentence for a number, with the number as `{0}` and the other values after it. */
export function count(plural: Plural, number: number, ...values: readonly (string | number)[]): string {
  return fill(number === 1 ? plural.one : plural.other, number, ...values);
}

/** A duration in milliseconds as kubectl writes ages: `45s`, `2m39s`, `17m`, `3h5m`, `2d`. */
export function age(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 120) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10) return `${minutes}m${seconds % 60 === 0 ? '' : `${seconds % 60}s`}`;
  if (minutes < 180) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 8) return `${hours}h${minutes % 60 === 0 ? '' : `${minutes % 60}m`}`;
  return hours < 48 ? `${hours}h` : `${Math.floor(hours / 24)}d`;
}

/** A time of day as a clock shows it: `14:03:09`, in the reader's time zone. */
export function clockTime(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour12: false });
}
