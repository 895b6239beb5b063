import { afterAll } from 'vitest';
import type { Language } from '../../walkthroughs/chapterFiles.ts';
import { bareMachine } from '../harness/bareMachine.ts';
import { testBlocks } from './chapterBlocks.ts';

/** Every block in the Lab Shell, on a machine without the lab's tools. */
export function testLabShell(language: Language): void {
  const machine = bareMachine();
  afterAll(() => machine.remove());

  testBlocks({
    language,
    page: 'blocks-lab-shell.md',
    title: 'The chapters’ blocks in the Lab Shell',
    introduction:
      'Written by `test/workbench/blocks`, which clicks **Run** above every block of the chapters, in English and in Korean, in a\n' +
      'real VS Code on a machine without `aws`, `kubectl`, `ssh` and the others, on Practice from its start to nothing left.',
    session: () => Promise.resolve({ env: { PATH: machine.path } }),
  });
}
