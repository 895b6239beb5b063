/** Milliseconds since the epoch as Kubernetes writes a stamp: RFC 3339 to the second, in UTC. */
export function stamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** The same to the microsecond, as eventTime and leases have it. */
export function microStamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 23)}000Z`;
}
