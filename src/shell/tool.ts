import type { Readable } from 'node:stream';
import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { EKSClient } from '@aws-sdk/client-eks';

/** SDK clients for the account of the environment; without a region they use the environment's own. */
export interface AwsClients {
  eks(region?: string): EKSClient;
  cloudFormation(region?: string): CloudFormationClient;
}

/** All that a tool knows of where it runs: as a program of its own, or inside another one. */
export interface ToolContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly input: Readable;
  /** Whether people read the output as it comes, in a terminal of `columns` by `rows` characters. */
  readonly screen: { readonly columns: number; readonly rows: number } | undefined;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  readonly now: () => Date;
  /** Waits this many milliseconds; rejects when the tool is to end. */
  readonly sleep: (ms: number) => Promise<void>;
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
