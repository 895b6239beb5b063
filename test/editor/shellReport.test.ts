import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseReport, reportCommand, reportFileVariable } from '../../src/editor/shellReport.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'eks-lab-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = path.join(folder, 'work');

/** What bash reports when it runs these commands as a person types them, a prompt before each. */
function reported(...commands: readonly string[]) {
  const prompt = 'eval "$PROMPT_COMMAND"';
  const script = [prompt, ...commands.flatMap((command) => [command, prompt])].join('\n');
  const env = { ...process.env, PROMPT_COMMAND: reportCommand(['N1', 'N2']), [reportFileVariable]: file };
  execFileSync('bash', ['-c', script], { env, stdio: 'ignore' });
  return parseReport(readFileSync(file, 'utf8'));
}

describe.skipIf(process.platform === 'win32')('what bash reports', () => {
  it('is the status of the last command, and a count', () => {
    expect(reported('true', '(exit 7)')).toEqual({ count: 3, exitCode: 7, variables: new Map() });
  });

  it('is each variable as it is, whatever is in it', () => {
    const { variables } = reported(`N1='a b="c" $x'`, 'N2=') ?? {};
    expect(variables).toEqual(
      new Map([
        ['N1', 'a b="c" $x'],
        ['N2', ''],
      ]),
    );
  });

  it('is nothing of a variable that is unset', () => {
    expect(reported('N1=1', 'unset N1')?.variables.size).toBe(0);
  });
});

describe('parseReport', () => {
  it.each(['', 'x', '1', '1\0', '\0\0', '1\0x\0N1=1\0'])('takes %j for none', (text) => {
    expect(parseReport(text)).toBeUndefined();
  });
});
