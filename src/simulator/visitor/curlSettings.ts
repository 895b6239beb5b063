import type { Entrance } from './doors.ts';

/**
 * Settings with which curl finds this world's internet: the names stay as they are typed, only the connections go to the
 * loopback interface. Everything else it asks where it always does.
 */
export function curlSettings(entrances: readonly Entrance[]): string {
  const lines = entrances.map(({ host, port, localPort }) => `connect-to = "${host}:${port}:127.0.0.1:${localPort}"\n`);
  const hosts = new Set(entrances.map(({ host }) => host));
  return `# Hosts of the practice world, without a proxy.\nnoproxy = "${['127.0.0.1', ...hosts].join()}"\n${lines.join('')}`;
}
