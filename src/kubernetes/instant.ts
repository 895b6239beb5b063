/**
 * A point in time in milliseconds since the epoch. Lists in protobuf and client-node give `Date` objects, JSON the wire's
 * own text, so both come here. Undefined for what is not set.
 */
export function instant(value: Date | string | undefined): number | undefined {
  return value === undefined || value === null ? undefined : new Date(value).getTime();
}
