import { afterAll, beforeAll, describe, expect } from 'vitest';
import { hasAwsCli } from '../awsTool.ts';
import type { Answer } from '../practiceProgram.ts';
import { AwsTwins } from './awsTwins.ts';

/** Runs a line with the AWS CLI and with ours: both streams and the exit status are the same. Resolves to them. */
export type Agrees = (line: string) => Promise<Answer>;

/** Tests that hold `aws` of ours against the AWS CLI, each on a deployed lab of its own. */
export function describeAgreement(what: string, tests: (agrees: Agrees) => void): void {
  if (!hasAwsCli) process.stdout.write('skipped: no aws on the PATH\n');
  describe.skipIf(!hasAwsCli)(`aws without the AWS CLI: ${what}`, () => {
    let twins: AwsTwins;
    beforeAll(async () => {
      twins = await AwsTwins.start('--deployed');
    });
    afterAll(() => twins.stop());

    tests(async (line) => {
      const { real, ours } = await twins.run(line);
      expect(ours).toEqual(real);
      return real;
    });
  });
}
