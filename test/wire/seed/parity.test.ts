import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer } from './answer.ts';
import { parityTable, type Outcome } from './parityTable.ts';
import { askedOn, seedLines, type SeedLine } from './seedLines.ts';
import { missing, SeedWorld, type Preset } from './seedWorld.ts';

const worlds: Readonly<Record<Preset, readonly string[]>> = {
  '2023': ['--preset', '2023', '--deployed', '--speed', '60'],
  // Empty at first: the learner deploys the lab.
  today: ['--speed', '600'],
};
const outcomes = new Map<SeedLine, Record<Preset, Outcome>>(
  seedLines.map((line) => [line, { '2023': 'missing', today: 'missing' }]),
);

describe.skipIf(missing !== undefined).each(['2023', 'today'] as const)(
  `the published lab on the preset %s ${missing ?? ''}`,
  (preset) => {
    let world: SeedWorld;
    beforeAll(async () => {
      world = await SeedWorld.start(worlds[preset]);
    });
    afterAll(() => world.dispose());

    test.each(seedLines)('$line: $command', async (line) => {
      const outcome = outcomes.get(line);
      if (outcome === undefined) throw new Error('an unknown line');
      const asked = askedOn(preset, line);
      if (asked.reason !== undefined) {
        outcome[preset] = { reason: asked.reason };
        return;
      }
      outcome[preset] = 'fails';
      expect(await answer(world, asked)).toEqual([]);
      outcome[preset] = asked.because === undefined ? 'passes' : { typed: asked.typed, because: asked.because };
    });
  },
);

describe.skipIf(missing !== undefined)('the table of the lines', () => {
  // `vitest run --project wire test/wire/seed -u` writes it.
  test('docs/seed-parity.md is what these runs gave', async () => {
    await expect(parityTable(outcomes)).toMatchFileSnapshot(path.resolve('docs/seed-parity.md'));
  });
});
