/**
 * A point in time in milliseconds since the epoch. client-node gives `Date` objects in lists and the wire's own text in
 * watch events, so both come here. Undefined for what is not set.
 */
export function instant(value: Date | string | undefined): number | undefined {
  return value === undefined || value === null ? undefined : new Date(value).getTime();
}
