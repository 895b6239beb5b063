import { readFile } from 'node:fs/promises';
import { ToolError } from '../tool.ts';

/** Where a connection to `host:port` really goes. */
export type ConnectTo = ReadonlyMap<string, { readonly host: string; readonly port: number }>;

/** The `connect-to` lines of a file of curl's settings; others are about how curl itself connects. */
export async function readSettings(file: string): Promise<ConnectTo> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new ToolError(`curl: cannot read config from '${file}'`, 26, error);
  });
  const lines = text.matchAll(/^\s*connect-to\s*=\s*"([^":]+):(\d+):([^":]+):(\d+)"/gm);
  return new Map(
    Array.from(lines, ([, host = '', port = '', to = '', toPort = '']) => [
      `${host}:${port}`,
      { host: to, port: Number(toPort) },
    ]),
  );
}
