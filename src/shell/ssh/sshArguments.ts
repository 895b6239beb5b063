import { ToolError } from '../tool.ts';

/** What a command line of ssh asks for. */
export interface SshArguments {
  readonly host: string;
  /** The remote command; undefined for a shell. */
  readonly command: string | undefined;
  /** A terminal on the far side: as always for a shell, never, or whatever there is on this side. */
  readonly terminal: 'auto' | 'forced' | 'never';
  readonly configFile: string | undefined;
  /** Settings in the names of ssh's configuration, in lower case. */
  readonly options: ReadonlyMap<string, string>;
}

const usage =
  'usage: ssh [-AaTt] [-F configfile] [-i identity_file] [-l login_name] [-o option] [-p port] destination [command]';

/** Options of OpenSSH that take a value, and those among them that are settings of the configuration. */
const withValue = 'BbcDEeFIiJLlmOoPpQRSWw';
const settings: Readonly<Record<string, string>> = { i: 'identityfile', J: 'proxyjump', l: 'user', p: 'port' };

/** Reads a command line as OpenSSH does: options may follow the host, what comes after it is the command. */
export function parseSshArguments(args: readonly string[]): SshArguments {
  const left = [...args];
  const options = new Map<string, string>();
  let host: string | undefined;
  let configFile: string | undefined;
  let terminal: SshArguments['terminal'] = 'auto';
  const set = (name: string, value: string) => {
    if (!options.has(name)) options.set(name, value);
  };
  for (let word = left[0]; word !== undefined; word = left[0]) {
    if (!word.startsWith('-') || word === '-') {
      if (host !== undefined) break;
      host = word;
      left.shift();
      continue;
    }
    left.shift();
    if (word === '--') continue;
    for (let at = 1; at < word.length; at += 1) {
      const letter = word.charAt(at);
      if (letter === 't') terminal = 'forced';
      if (letter === 'T') terminal = 'never';
      if (letter === 'A') set('forwardagent', 'yes');
      if (letter === 'a') set('forwardagent', 'no');
      if (!withValue.includes(letter)) continue;
      const value = word.slice(at + 1) || left.shift();
      if (value === undefined) throw new ToolError(`option requires an argument -- ${letter}\n${usage}`, 255);
      if (letter === 'F') configFile = value;
      else if (letter === 'o') set(...option(value));
      else if (settings[letter] !== undefined) set(settings[letter], value);
      break;
    }
  }
  if (host === undefined) throw new ToolError(usage, 255);
  const { user, name } = destination(host);
  if (user !== undefined) set('user', user);
  return { host: name, command: left.length === 0 ? undefined : left.join(' '), terminal, configFile, options };
}

/** `Name=value` or `Name value`. */
function option(text: string): [string, string] {
  const match = /^\s*(\w+)(?:\s*=\s*|\s+)(.*)$/.exec(text);
  if (match === null) throw new ToolError(`command-line: line 0: Bad configuration option: ${text}`, 255);
  return [(match[1] ?? '').toLowerCase(), match[2] ?? ''];
}

function destination(host: string): { readonly user?: string; readonly name: string } {
  const at = host.lastIndexOf('@');
  return at === -1 ? { name: host } : { user: host.slice(0, at), name: host.slice(at + 1) };
}
