import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';

/** How VS Code's extension host logs a promise that was rejected without a handler. */
const rejection = /rejected promise not handled|UnhandledPromiseRejection|unhandledRejection/i;

/** The lines of the extension hosts' logs, under a server's data folder, that tell of an unhandled rejection. */
export async function unhandledRejections(data: string): Promise<string[]> {
  const found: string[] = [];
  for await (const file of glob(path.join(data, 'data', 'logs', '*', 'exthost*', 'remoteexthost.log'))) {
    const lines = (await readFile(file, 'utf8')).split('\n');
    lines.forEach((line, at) => {
      if (rejection.test(line)) found.push(lines.slice(at, at + 6).join('\n'));
    });
  }
  return found;
}
