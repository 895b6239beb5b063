import { createServer, type Server } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { CommandBlock } from '../../../src/lab/parseChapter.ts';

/** Milliseconds between two looks at a port that another run has. */
const pause = 200;

/** Ports of this machine that blocks of a chapter listen on: those of `kubectl port-forward`. */
export function forwardedPorts(blocks: readonly CommandBlock[]): readonly number[] {
  return blocks.flatMap(({ command }) =>
    Array.from(command.matchAll(/^kubectl port-forward .* (\d+):\d+$/gm), ([, port]) => Number(port)),
  );
}

/**
 * Runs what listens on ports of this machine while no other run does, though several runs click through the same chapters at
 * once. The turn is a listening port, too (10,000 further), so that it ends with whoever has it.
 */
export async function inTurn(ports: readonly number[], run: () => Promise<void>): Promise<void> {
  const held: Server[] = [];
  try {
    for (const port of ports) held.push(await listenWhenFree(port + 10_000));
    await run();
  } finally {
    for (const server of held) server.close();
  }
}

async function listenWhenFree(port: number): Promise<Server> {
  for (;;) {
    const server = await listen(port).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error;
      return undefined;
    });
    if (server !== undefined) return server;
    await setTimeout(pause);
  }
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server));
  });
}
