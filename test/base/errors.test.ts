import { expect, it, vi } from 'vitest';
import { LabError, toLabError } from '../../src/base/errors.ts';

it('keeps its reason, its subject and what was thrown', () => {
  const cause = new Error('socket hang up');
  const error = new LabError('unreachable', 'ap-northeast-2', 'no route', cause);
  expect(error.message).toBe('unreachable: ap-northeast-2: no route');
  expect(error.cause).toBe(cause);
  expect(new LabError('no-connection', 'any').message).toBe('no-connection: any');
});

it('takes anything thrown, and leaves its own kind alone', () => {
  const own = new LabError('conflict', 'ng1');
  expect(toLabError(own)).toBe(own);
  expect(toLabError(new TypeError('x is undefined'))).toMatchObject({ reason: 'unexpected', detail: 'x is undefined' });
  expect(toLabError('plain text')).toMatchObject({ reason: 'unexpected', detail: 'plain text' });
});

it('knows an error that another bundle made with its own copy of the class', async () => {
  vi.resetModules();
  const other = await import('../../src/base/errors.ts');
  expect(other.LabError).not.toBe(LabError);
  const error = new other.LabError('not-found', 'eni-1');
  expect(error instanceof LabError).toBe(true);
  expect(toLabError(error)).toBe(error);
  expect(new Error('not-found') instanceof LabError).toBe(false);
});
