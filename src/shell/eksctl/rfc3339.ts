/** A moment as RFC 3339 has it, in UTC and to the second: `2023-05-01T01:05:11Z`. */
export function rfc3339(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
