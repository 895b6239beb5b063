import { afterEach } from 'vitest';
import { openSessions } from './session.ts';
import { sight } from './sight.ts';

// A test that failed says what its editor showed: on another machine nobody can look.
afterEach(async ({ task }) => {
  const error = task.result?.errors?.[0];
  if (error !== undefined) error.message += `\nIn the editor:\n${await sight(openSessions)}`;
});
