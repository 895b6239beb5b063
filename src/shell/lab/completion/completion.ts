import type { Shell } from '../../../terminal/shell/shell.ts';
import type { Complete } from '../../../terminal/tty/lineEditor.ts';

/** Completes the words of the lab's tools, and everything else as the shell does. */
export function completionWith(_shell: Shell): (otherwise: Complete) => Complete {
  return (otherwise) => otherwise;
}
