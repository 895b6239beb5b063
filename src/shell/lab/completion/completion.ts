import type { Shell } from '../../../terminal/shell/shell.ts';
import { Descriptors } from '../../../terminal/streams/descriptors.ts';
import { TextInput } from '../../../terminal/streams/input.ts';
import { CollectedOutput, nullOutput } from '../../../terminal/streams/output.ts';
import type { Complete } from '../../../terminal/tty/lineEditor.ts';
import { toolNames } from '../../toolNames.ts';
import { completer } from './completer.ts';
import { wordsBefore } from './wordsBefore.ts';

/** Milliseconds that a person waits for names from the cluster. */
const patience = 3000;

/** Completes the words of the lab's tools, and everything else as the shell does. */
export function completionWith(shell: Shell): (otherwise: Complete) => Complete {
  return (otherwise) => async (before) => {
    const { command, words, word } = wordsBefore(before);
    const tool = toolNames.find((name) => name === (command === 'k' ? 'kubectl' : command));
    if (tool === undefined || takesFile(words.at(-1)) || word.startsWith('$')) return await otherwise(before);
    const output = new CollectedOutput();
    const io = Descriptors.of(new TextInput(''), output, nullOutput);
    const signal = AbortSignal.timeout(patience);
    const run = { io, signal, tested: true, line: 1 };
    const child = shell.subshell();
    // What cannot be told in time or at all is completed by nothing.
    await child.contain(() => child.invokeProgram([completer, tool, word, ...words], run), run).catch(() => 1);
    const choices = output.text.split('\n').filter((choice) => choice !== '');
    return choices.length > 0 ? { word, choices } : await otherwise(before);
  };
}

function takesFile(flag: string | undefined): boolean {
  return flag !== undefined && /^(?:-f|-F|-i|--filename|--values|--template-file|--kubeconfig)$/.test(flag);
}
