import { execFile } from 'node:child_process';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { UserCredentials } from '../kubeconfig/kubeconfig.ts';
import { ToolError, type ToolContext } from '../tool.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type Plugin = NonNullable<UserCredentials['exec']>;

/**
 * What the exec plugin of a kubeconfig prints. `aws` on a machine that has none is our own, in this process: what
 * `aws eks update-kubeconfig` writes can be used everywhere.
 */
export async function execCredential(plugin: Plugin, environment: Environment): Promise<string> {
  const { command, env } = plugin;
  const args = [...(plugin.args ?? [])];
  const added = Object.fromEntries((env ?? []).map(({ name, value }) => [name, value]));
  const whole = { ...environment, ...added };
  try {
    return (await promisify(execFile)(command, args, { env: whole, encoding: 'utf8' })).stdout;
  } catch (error) {
    const { code, message, stderr = '' } = error as NodeJS.ErrnoException & { stderr?: string };
    if (code === 'ENOENT' && command === 'aws') return await ownAws(args, whole);
    throw refused(stderr.trim() || message, message, error);
  }
}

async function ownAws(args: readonly string[], environment: Environment): Promise<string> {
  const { aws } = await import('../aws/aws.ts');
  let [out, err] = ['', ''];
  const context: ToolContext = {
    environment,
    cwd: process.cwd(),
    input: Readable.from([]),
    screen: undefined,
    keys: undefined,
    print: (text) => (out += text),
    printError: (text) => (err += text),
    now: () => new Date(),
    sleep: async (ms) => await setTimeout(ms),
    signal: new AbortController().signal,
    agent: undefined,
    editFile: undefined,
    aws: () => Promise.reject(new Error('aws has clients of its own')),
  };
  const status = await aws(args, context);
  if (status !== 0) throw refused(err.trim(), `executable aws failed with exit code ${status}`);
  return out;
}

function refused(words: string, why: string, cause?: unknown): ToolError {
  return new ToolError(`${words}\nUnable to connect to the server: getting credentials: exec: ${why}`, 1, cause);
}
