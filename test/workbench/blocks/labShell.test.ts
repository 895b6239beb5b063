import { afterAll, describe } from 'vitest';
import { bareMachine } from '../harness/bareMachine.ts';
import { testBlocks } from './chapterBlocks.ts';

describe('every block in the Lab Shell, in Korean, on a machine without the lab’s tools', () => {
  const machine = bareMachine();
  afterAll(() => machine.remove());

  testBlocks({
    language: 'ko',
    page: 'blocks-lab-shell.md',
    title: 'The chapters’ blocks in the Lab Shell',
    introduction:
      'Written by `test/workbench/blocks`, which clicks **Run** above every block of the Korean chapters in a real VS Code, on\n' +
      'a machine without `aws`, `kubectl`, `ssh` and the others, on Practice from its start to nothing left.',
    without: { 'ssh-add': 'the Lab Shell has no agent for keys; its `ssh` brings the key of the practice machines' },
    session: () => Promise.resolve({ env: { PATH: machine.path } }),
  });
});
