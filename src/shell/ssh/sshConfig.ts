/**
 * The settings of an OpenSSH configuration for one host, by their names in lower case. Of several values the first counts,
 * and what is in `given` counts before the text. Knows `Host` with patterns; `Match` and `Include` it passes over.
 */
export function sshSettings(
  text: string,
  host: string,
  given: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const settings = new Map(given);
  let applies = true;
  for (const line of text.split('\n')) {
    const match = /^\s*(\w+)(?:\s*=\s*|\s+)(.*?)\s*$/.exec(line);
    if (match === null) continue;
    const name = (match[1] ?? '').toLowerCase();
    const value = (match[2] ?? '').replace(/^"(.*)"$/, '$1');
    if (name === 'host') applies = matchesHost(value.split(/\s+/), host);
    else if (name === 'match') applies = false;
    else if (applies && !settings.has(name)) settings.set(name, value);
  }
  return settings;
}

function matchesHost(patterns: readonly string[], host: string): boolean {
  if (patterns.some((pattern) => pattern.startsWith('!') && matches(pattern.slice(1), host))) return false;
  return patterns.some((pattern) => matches(pattern, host));
}

function matches(pattern: string, host: string): boolean {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(host);
}
