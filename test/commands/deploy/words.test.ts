import { describe, expect, it, vi } from 'vitest';
import { errorWords } from '../../../src/commands/deploy/failureWords.ts';
import { remedyText } from '../../../src/commands/deploy/remedyText.ts';
import { withoutSecrets } from '../../../src/commands/deploy/withoutSecrets.ts';
import { LabError } from '../../../src/base/errors.ts';
import { remedyKinds } from '../../../src/domain/deploy/remedy.ts';

vi.mock('vscode', async () => await import('../../vscodeTwin.ts'));

describe('the words of a failure', () => {
  it.each(remedyKinds)('%s has a sentence with and without what it is about', (kind) => {
    for (const what of ['', 'thing']) {
      const text = remedyText({ kind, what }, 'ap-northeast-2');
      expect(text).toMatch(/\.$/);
      expect(text).not.toMatch(/\{\d\}|undefined| {2}/);
    }
  });

  it('are those of the remedy, or else of the reason', () => {
    const place = { parameters: [], region: 'ap-northeast-2' };
    const explain = ({ reason }: { readonly reason: string }) => ({ sentence: `because ${reason}` });
    const denied = new LabError('access-denied', 'x', 'User: u is not authorized to perform: eks:CreateCluster');
    expect(errorWords(denied, place, explain, []).sentence).toContain('eks:CreateCluster');
    expect(errorWords(new LabError('unreachable', 'x', 'socket hang up'), place, explain, []).sentence).toBe(
      'because unreachable',
    );
  });

  it('never have a secret in them', () => {
    expect(withoutSecrets("Value 'hush-hush' at 'p' failed", ['hush-hush', 'ab'])).toBe("Value '••••' at 'p' failed");
    expect(withoutSecrets('a cab', ['ab'])).toBe('a cab');
  });
});
