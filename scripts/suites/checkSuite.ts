import { runProgram } from './program.ts';
import { broken, type Suite } from './suite.ts';

/** A suite of command lines that each must end with 0; together they count as one check. */
export function checkSuite(name: string, ...commands: readonly string[][]): Suite {
  return {
    name,
    async run() {
      for (const [program = '', ...args] of commands) {
        const { code, output } = await runProgram(program, args);
        if (code !== 0) return broken([program, ...args].join(' '), output);
      }
      return { passed: 1, failed: 0, skipped: 0, failures: [], unsteady: [], message: '' };
    },
  };
}
