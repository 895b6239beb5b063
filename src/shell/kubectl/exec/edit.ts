import { ToolError } from '../../tool.ts';
import type { KubectlCommand } from '../command.ts';

/** `kubectl edit` needs a program to edit with, and there is none here: says what to do instead. */
export const edit: KubectlCommand = {
  takes: '(RESOURCE/NAME | -f FILENAME)',
  flags: { filename: { kind: 'list', short: 'f' }, output: { kind: 'text', short: 'o' } },
  run(line) {
    const what = line.words.join(' ') || 'TYPE NAME';
    throw new ToolError(
      `error: this kubectl opens no editor. Write the object to a file with "kubectl get ${what} -o yaml > object.yaml", change it, then run "kubectl apply -f object.yaml".`,
    );
  },
};
