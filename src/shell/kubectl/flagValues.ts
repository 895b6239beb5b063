import { FlagError, type CommandLine } from '../commandLine.ts';
import { ToolError } from '../tool.ts';
import { milliseconds } from './session/duration.ts';

/** Demands flags that a command cannot do without. */
export function requireFlags(line: CommandLine<string>, flags: readonly string[]): void {
  const missing = flags.filter((flag) => line.text(flag) === undefined);
  if (missing.length > 0)
    throw new ToolError(`error: required flag(s) ${missing.map((flag) => `"${flag}"`).join(', ')} not set`);
}

/** The value of a flag that is a whole number; undefined where it was not given. */
export function integerFlag(line: CommandLine<string>, flag: string, shown = `--${flag}`): number | undefined {
  const text = line.text(flag);
  if (text === undefined) return undefined;
  if (/^[+-]?\d+$/.test(text)) return Number(text);
  throw new FlagError(
    `invalid argument "${text}" for "${shown}" flag: strconv.ParseInt: parsing "${text}": invalid syntax`,
  );
}

/** The value of a flag that is one of Go's durations, such as `1m30s` or `0`, in milliseconds. */
export function durationFlag(line: CommandLine<string>, flag: string): number | undefined {
  const text = line.text(flag);
  if (text === undefined) return undefined;
  const ms = milliseconds(text);
  if (ms !== undefined) return ms;
  const why = /^[\d.]+$/.test(text) ? 'missing unit in duration' : 'invalid duration';
  throw new FlagError(`invalid argument "${text}" for "--${flag}" flag: time: ${why} "${text}"`);
}

/** A duration as Go prints it: `1m30s`, `500ms`, `0s`. */
export function goDuration(ms: number): string {
  if (ms === 0) return '0s';
  if (Math.abs(ms) < 1000) return `${ms}ms`;
  const seconds = Math.abs(ms) / 1000;
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const sign = ms < 0 ? '-' : '';
  return `${sign}${h > 0 ? `${h}h` : ''}${h > 0 || m > 0 ? `${m}m` : ''}${Number(s.toFixed(9))}s`;
}
