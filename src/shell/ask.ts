import type { ToolContext } from './tool.ts';

/** Asks for a line on the terminal. Undefined where nobody can be asked, or nobody answers. */
export async function ask(
  prompt: string,
  { keys, input, printError, signal }: Pick<ToolContext, 'input' | 'keys' | 'printError' | 'signal'>,
): Promise<string | undefined> {
  if (keys === undefined) return undefined;
  printError(prompt);
  return await typedLine(input, signal);
}

/**
 * Asks for a line on the terminal and shows nothing of it. Undefined where nobody can be asked, or nobody answers.
 * Rejects when the tool is to end, as by Ctrl-C.
 */
export async function askSecret(
  prompt: string,
  { keys, input, printError, signal }: Pick<ToolContext, 'input' | 'keys' | 'printError' | 'signal'>,
): Promise<string | undefined> {
  if (keys === undefined) return undefined;
  const held = keys.raw();
  printError(prompt);
  try {
    return await typedLine(input, signal);
  } finally {
    held.dispose();
    printError('\n');
  }
}

function typedLine(input: ToolContext['input'], signal: AbortSignal): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let line: string[] = [];
    const finish = () => {
      input.off('data', typed).off('end', gone);
      signal.removeEventListener('abort', stop);
      input.pause();
    };
    const stop = () => {
      finish();
      reject(signal.reason instanceof Error ? signal.reason : interrupted());
    };
    const gone = () => {
      finish();
      resolve(undefined);
    };
    const typed = (text: string | Buffer) => {
      const characters = Array.from(text.toString());
      for (const [at, character] of characters.entries()) {
        if (character === '\u0003') {
          finish();
          return reject(interrupted());
        }
        if (character === '\r' || character === '\n') {
          finish();
          const rest = characters.slice(at + 1).join('');
          if (rest !== '') input.unshift(rest);
          return resolve(line.join(''));
        }
        if (character === '\u0004' && line.length === 0) return gone();
        if (character === '\u007F' || character === '\b') line.pop();
        else if (character === '\u0015') line = [];
        else line.push(character);
      }
    };
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    input.on('data', typed).once('end', gone).resume();
  });
}

function interrupted(): DOMException {
  return new DOMException('Interrupted', 'AbortError');
}
