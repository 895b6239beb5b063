import type { CommandLine, Flag } from '../../commandLine.ts';
import type { JsonObject } from '../patch/jsonObject.ts';

/** What `kubectl create KIND NAME …` was told. */
export interface Wanted {
  readonly name: string;
  readonly line: CommandLine<string>;
  /** The words after `--`: what a container is to run. */
  readonly command: readonly string[];
  readonly namespace: string;
  /** The folder that names of files are relative to. */
  readonly folder: string;
  /** Says something that does not stop the work. */
  readonly warn: (text: string) => void;
  /** The group and resource of a word such as `deploy` or `pods.v1.`, as the server knows them. */
  readonly resource: (word: string) => Promise<{ readonly group: string; readonly plural: string }>;
  /** The object of a name that the server has. */
  readonly read: (resource: string, name: string) => Promise<JsonObject>;
}

/** How `kubectl create KIND` makes an object of its words and flags. */
export interface Generator {
  readonly flags: Readonly<Record<string, Flag>>;
  /** Flags without which it cannot be made. */
  readonly required?: readonly string[];
  /** What is said before the server's words where it refuses. */
  readonly failure?: string;
  /** The object, with the fields that Go's types always print. Throws `ToolError` for what makes no sense. */
  build(wanted: Wanted): JsonObject | Promise<JsonObject>;
}

/** Metadata as Go prints it of an object that is not there yet. */
export function newMetadata(name: string, more: JsonObject = {}): JsonObject {
  return { creationTimestamp: null, ...more, name };
}

/** The values of a flag that may be given more than once, each with several values between commas. */
export function commaSeparated(line: CommandLine<string>, flag: string): readonly string[] {
  return line.list(flag).flatMap((value) => value.split(','));
}
