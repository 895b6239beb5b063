import type { EKSClient } from '@aws-sdk/client-eks';
import type { CommandLine, Flag } from '../commandLine.ts';
import { ToolError, type ToolContext } from '../tool.ts';

/** Flags that every command of eksctl takes. */
export const commonFlags = {
  cluster: { kind: 'text', short: 'c' },
  region: { kind: 'text', short: 'r' },
  profile: { kind: 'text', short: 'p' },
  verbose: { kind: 'text', short: 'v' },
  color: { kind: 'text', short: 'C' },
  timeout: { kind: 'text' },
  help: { kind: 'switch', short: 'h' },
} as const satisfies Readonly<Record<string, Flag>>;

export type CommonFlag = keyof typeof commonFlags;

/** What a command of eksctl runs with. */
export interface EksctlSession extends ToolContext {
  readonly client: EKSClient;
  /** Prints one line of eksctl's log. Logs go to standard output, beside a table; beside other formats to standard error. */
  readonly log: (mark: LogMark, text: string) => void;
}

/** Information, done, a warning, an error. */
export type LogMark = 'ℹ' | '✔' | '!' | '✖';

/** Opens what a command needs, with the region it was given. */
export async function openSession(
  context: ToolContext,
  line: CommandLine<CommonFlag>,
  logsTo: 'output' | 'errors' = 'output',
): Promise<EksctlSession> {
  if (line.has('profile'))
    throw new ToolError('Error: --profile is not supported here; the terminal already has the credentials of the lab');
  const aws = await context.aws();
  const client = aws.eks(line.text('region'));
  await client.config.region().catch((error: unknown) => {
    throw new ToolError(
      'Error: AWS Region must be set, please set the AWS Region in AWS config file or as environment variable',
      1,
      error,
    );
  });
  const print = logsTo === 'output' ? context.print : context.printError;
  return {
    ...context,
    client,
    log: (mark, text) => print(`${logTime(context.now())} [${mark}]  ${text}\n`),
  };
}

/** The cluster that `--cluster` names. */
export function clusterOf(line: CommandLine<CommonFlag>): string {
  const name = line.text('cluster');
  if (name === undefined || name === '') throw new ToolError('Error: --cluster must be set');
  return name;
}

/** Local time, to the second: `2023-05-01 10:05:11`. */
function logTime(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')}`;
}
