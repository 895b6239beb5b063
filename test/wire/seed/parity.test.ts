import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer } from './answer.ts';
import { parityTable, type Column, type Outcome } from './parityTable.ts';
import { askedOn, seedLines, type SeedLine } from './seedLines.ts';
import { missing, SeedWorld, type Preset, type ShellKind } from './seedWorld.ts';

/** Where the lines are typed: a world, and the shell. */
interface Place {
  readonly preset: Preset;
  readonly shell: ShellKind;
  readonly world: readonly string[];
}

const places: Readonly<Record<Column, Place>> = {
  '2023': { preset: '2023', shell: 'system', world: ['--preset', '2023', '--deployed', '--speed', '60'] },
  // Empty at first: the learner deploys the lab.
  today: { preset: 'today', shell: 'system', world: ['--speed', '600'] },
  labShell: { preset: '2023', shell: 'labShell', world: ['--preset', '2023', '--deployed', '--speed', '60'] },
};
const outcomes = new Map<SeedLine, Record<Column, Outcome>>(
  seedLines.map((line) => [line, { '2023': 'missing', today: 'missing', labShell: 'missing' }]),
);

describe.skipIf(missing !== undefined).each(['2023', 'today', 'labShell'] as const)(
  `the published lab: %s ${missing ?? ''}`,
  (column) => {
    const { preset, shell, world: options } = places[column];
    let world: SeedWorld;
    beforeAll(async () => {
      world = await SeedWorld.start(options, shell);
    });
    afterAll(() => world.dispose());

    test.each(seedLines)('$line: $command', async (line) => {
      const outcome = outcomes.get(line);
      if (outcome === undefined) throw new Error('an unknown line');
      const asked = askedOn(preset, line, shell);
      if (asked.reason !== undefined) {
        outcome[column] = { reason: asked.reason };
        return;
      }
      outcome[column] = 'fails';
      expect(await answer(world, asked)).toEqual([]);
      outcome[column] = asked.because === undefined ? 'passes' : { typed: asked.typed, because: asked.because };
    });
  },
);

describe.skipIf(missing !== undefined)('the table of the lines', () => {
  // `vitest run --project wire test/wire/seed -u` writes it.
  test('docs/seed-parity.md is what these runs gave', async () => {
    await expect(parityTable(outcomes)).toMatchFileSnapshot(path.resolve('docs/seed-parity.md'));
  });
});
