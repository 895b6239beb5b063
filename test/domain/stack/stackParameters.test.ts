import { describe, expect, it } from 'vitest';
import { isStackName } from '../../../src/domain/stack/stackParameters.ts';

describe('isStackName', () => {
  it.each(['myeks', 'A', 'my-eks-2', 'a'.repeat(128)])('takes %s', (name) => expect(isStackName(name)).toBe(true));
  it.each(['', '2eks', 'my_eks', 'my eks', '-a', 'é', 'a'.repeat(129)])('refuses “%s”', (name) =>
    expect(isStackName(name)).toBe(false),
  );
});
