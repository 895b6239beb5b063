import { spawn } from 'node:child_process';
import { Duplex } from 'node:stream';
import type { ToolContext } from '../tool.ts';

/** A connection by way of a program: `%h` and `%p` in its command stand for host and port, `%%` for a percent sign. */
export interface ProxyConnection {
  readonly stream: Duplex;
  /** Resolves when the program has ended and all that it wrote has come. */
  readonly ended: Promise<unknown>;
  /** What the program has written about itself. */
  readonly complaint: () => string;
}

/** Starts the program of `ProxyCommand`. */
export function startProxy(
  command: string,
  host: string,
  port: number,
  { environment, cwd }: Pick<ToolContext, 'environment' | 'cwd'>,
): ProxyConnection {
  const filled = command.replace(/%([hp%])/g, (_, letter: string) => ({ h: host, p: String(port) })[letter] ?? '%');
  const child = spawn(filled, { shell: true, stdio: ['pipe', 'pipe', 'pipe'], env: environment, cwd });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const stream = Duplex.from({ readable: child.stdout, writable: child.stdin });
  stream.once('close', () => child.kill());
  const ended = new Promise((resolve) => {
    child.once('close', resolve).once('error', resolve);
  });
  return { stream, ended, complaint: () => complaint.trimEnd() };
}
