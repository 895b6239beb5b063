import { setTimeout } from 'node:timers/promises';
import type { Asked, SeedLine } from './seedLines.ts';
import type { SeedWorld } from './seedWorld.ts';
import { comparable } from './tolerance.ts';

/** What an output has and should not, or the other way round: one line each; nothing when all is as asked. */
export function differences(shown: string, asked: Asked): string[] {
  const found: string[] = [];
  if (asked.printed !== undefined) {
    const [wanted, got] = [asked.printed, shown].map((text) => comparable(text, asked.podAddresses));
    const inOrder = (lines: readonly string[] = []) => (asked.anyOrder === true ? lines.toSorted() : lines).join('\n');
    if (inOrder(wanted) !== inOrder(got)) found.push(`wanted:\n${inOrder(wanted)}\nbut it printed:\n${inOrder(got)}`);
  }
  for (const pattern of asked.shows ?? [])
    if (!new RegExp(pattern, 'm').test(shown)) found.push(`nothing like ${pattern} in:\n${shown}`);
  for (const pattern of asked.hides ?? [])
    if (new RegExp(pattern, 'm').test(shown)) found.push(`${pattern} is in:\n${shown}`);
  return found;
}

/** Milliseconds for what the world needs a moment for. */
const patience = 40_000;
const pause = 500;

/** Types what is asked, and says how its output differs from what it should be. */
export async function answer(world: SeedWorld, asked: SeedLine): Promise<string[]> {
  const terminal = await world.terminal(asked.terminal ?? 'work');
  const command = asked.typed ?? asked.command;
  const { until, meanwhile } = asked;
  if (until !== undefined) {
    const run = async () => {
      if (meanwhile !== undefined) await (await world.terminal('work')).type(meanwhile);
    };
    return differences((await terminal.watch(command, new RegExp(until, 'm'), run)).shown, asked);
  }
  const end = Date.now() + patience;
  for (;;) {
    const found = differences((await terminal.type(command)).shown, asked);
    if (found.length === 0 || asked.eventually !== true || Date.now() > end) return found;
    await setTimeout(pause);
  }
}
