import type { Readable } from 'node:stream';
import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { EKSClient } from '@aws-sdk/client-eks';
import type { Disposable } from '../base/disposable.ts';
import type { Event } from '../base/event.ts';
import type { EditFile } from '../ports/labShell.ts';
import type { ClientSettings } from './clientSettings.ts';
import type { KeyAgent } from './ssh/agent/keyAgent.ts';

/** SDK clients for the account of the tool's environment; without a region they use the environment's own. */
export interface AwsClients {
  /** What to make a client of any service with; the service is named as in `AWS_ENDPOINT_URL_EC2`. */
  settings(service: string, region?: string): ClientSettings;
  eks(region?: string): EKSClient;
  cloudFormation(region?: string): CloudFormationClient;
}

/** Characters that fit on a screen. */
export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

/** The keyboard of the person who uses a tool. */
export interface Keys {
  /**
   * From now on keys come through the context's `input` as they are typed, neither edited nor echoed and Ctrl-C among
   * them, until the result is disposed.
   */
  raw(): Disposable;
  /** Fires when the screen has another size. */
  readonly onDidResize: Event<ScreenSize>;
}

/** All that a tool knows of where it runs: as a program of its own, or inside another one. */
export interface ToolContext {
  /** The variables to go by; those of the process may be another's. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder from which relative names of files are meant; that of the process may be another. */
  readonly cwd: string;
  readonly input: Readable;
  /** The size of the terminal in which people read the output as it comes; undefined when it goes elsewhere. */
  readonly screen: ScreenSize | undefined;
  /** Undefined when nobody types: `input` is a pipe or a file then. */
  readonly keys: Keys | undefined;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  readonly now: () => Date;
  /** Waits this many milliseconds; rejects when the tool is to end. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Aborts when the tool is to end, as by Ctrl-C. */
  readonly signal: AbortSignal;
  /** The agent for keys of the shell that it runs in; undefined in a shell of the machine. */
  readonly agent: KeyAgent | undefined;
  /** Opens a file in the editor that the tool runs in, until the person has closed it; undefined where there is none. */
  readonly editFile: EditFile | undefined;
  /** Loads the AWS SDK. */
  readonly aws: () => Promise<AwsClients>;
}

/** A command-line tool: takes the words after its name, returns its exit status. Throws `ToolError` for what it cannot do. */
export type Tool = (args: readonly string[], context: ToolContext) => Promise<number>;

/** Why a tool ended without doing what was asked. The message is what it prints, prefix and all. */
export class ToolError extends Error {
  readonly status: number;

  constructor(message: string, status = 1, cause?: unknown) {
    super(message, { cause });
    this.name = 'ToolError';
    this.status = status;
  }
}
