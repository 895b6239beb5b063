import { describe, expect, it } from 'vitest';
import { mayRemember, rememberedKey } from '../../../src/domain/deploy/rememberedValues.ts';
import { openAddress } from '../../../src/domain/deploy/templateSummary.ts';

const plain = 'https://s3.ap-northeast-2.amazonaws.com/cloudformation.cloudneta.net/K8S/eks-oneclick.yaml';
const signed = `${plain}?X-Amz-Credential=AKIDEXAMPLE&X-Amz-Signature=abc#top`;

describe('an address of a template', () => {
  it.each([
    [plain, plain],
    [signed, plain],
    ['https://me:secret@example.com/lab.yaml', 'https://example.com/lab.yaml'],
    ['http://[::/y?token=abc', 'http://[::/y'],
    ['http://me:secret@[::/y', 'http://[::/y'],
    ['not an address?token=abc', 'not an address'],
  ])('%s is shown and kept as %s', (given, open) => expect(openAddress(given)).toBe(open));

  it('with a signature or a password is not proposed again, but its values are', () => {
    expect(mayRemember({ kind: 'url', url: plain })).toBe(true);
    expect(mayRemember({ kind: 'url', url: signed })).toBe(false);
    expect(mayRemember({ kind: 'url', url: 'https://me:secret@example.com/lab.yaml' })).toBe(false);
    expect(rememberedKey({ kind: 'url', url: signed })).toBe(`url ${plain}`);
  });
});
