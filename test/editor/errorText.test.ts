import { readFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { LabError, type ErrorReason } from '../../src/base/errors.ts';
import { errorText } from '../../src/editor/errorText.ts';

vi.mock('vscode', async () => await import('../vscodeTwin.ts'));

/** The reasons as the type lists them, read from its text because a type leaves nothing to ask at run time. */
async function reasons(): Promise<readonly ErrorReason[]> {
  const source = await readFile('src/base/errors.ts', 'utf8');
  const union = source.slice(source.indexOf('ErrorReason ='), source.indexOf(';'));
  return [...union.matchAll(/'([\w-]+)'/g)].map((match) => match[1] as ErrorReason);
}

describe('errorText', () => {
  it('has a plain sentence for every reason, with the subject and the service’s words in it', async () => {
    const all = await reasons();
    expect(all.length).toBeGreaterThan(20);
    for (const reason of all) {
      const { sentence } = errorText(new LabError(reason, 'SUBJECT', 'DETAIL'));
      expect(sentence).toMatch(/^[\p{Lu}].*/u);
      expect(sentence).not.toMatch(/!|please|success/i);
      expect(sentence).not.toContain('{0}');
    }
  });

  it('says what happened, why, and what to do', () => {
    expect(errorText(new LabError('access-denied', 'ec2:CreateVpc', 'no policy allows it')).sentence).toBe(
      'AWS does not allow this identity to do this: ec2:CreateVpc. no policy allows it',
    );
    expect(errorText(new LabError('stack-exists', 'myeks')).sentence).toBe(
      'The stack name myeks is taken. Use that stack, or choose another name.',
    );
    expect(errorText(new LabError('no-connection', '')).action?.command).toBe('eksNetworkingLab.startPractice');
  });
});
