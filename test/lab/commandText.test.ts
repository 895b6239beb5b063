import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandText } from '../../src/lab/commandText.ts';

describe('commandText', () => {
  it('leaves one line as it is', () => {
    expect(commandText('kubectl get pods | wc -l\r\n')).toEqual({ kind: 'ready', input: 'kubectl get pods | wc -l' });
  });

  it('makes several lines one command, without quoting them', () => {
    expect(commandText('\r\nA=1\r\necho $A\r\n\r\n')).toEqual({ kind: 'ready', input: '{\nA=1\necho $A\n}' });
  });

  it('types a tab behind Ctrl-V, so that it does not ask for completion', () => {
    expect(commandText('a\tb')).toEqual({ kind: 'ready', input: 'a\u0016\tb' });
  });

  it('refuses what would press a key', () => {
    expect(commandText('ls \u001b[A')).toEqual({ kind: 'control-character', code: 27 });
    expect(commandText('a\0b')).toEqual({ kind: 'control-character', code: 0 });
    expect(commandText('\u0003')).toEqual({ kind: 'control-character', code: 3 });
  });

  it('says that there is nothing to run', () => {
    expect(commandText(' \r\n\t\n')).toEqual({ kind: 'empty' });
  });
});

// Skipped where there is no bash: the text is the same there.
describe.skipIf(!existsSync('/bin/bash'))('typed into an interactive bash', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lab-terminal-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Types each block at a prompt; `PROMPT_COMMAND` writes the status of the command before. */
  async function typed(...blocks: readonly string[]): Promise<readonly string[]> {
    const statuses = join(folder, `statuses-${blocks.length}`);
    const shell = spawn('/bin/bash', ['--norc', '--noprofile', '-i'], {
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        PS1: 'lab prompt> ',
        PROMPT_COMMAND: `echo $? >> ${statuses}`,
      },
      name: 'xterm',
    });
    const ended = new Promise<void>((resolve) => shell.onExit(() => resolve()));
    const waiting = [...blocks, 'exit'];
    let shown = '';
    shell.onData((output) => {
      shown += output;
      if (!shown.includes('lab prompt> ')) return;
      shown = '';
      const text = commandText(waiting.shift() ?? 'exit');
      if (text.kind !== 'ready') throw new Error(`cannot be typed: ${text.kind}`);
      shell.write(`${text.input}\n`.replaceAll('\n', '\r'));
    });
    await ended;
    // The first status is that of the prompt before anything was typed.
    return readFileSync(statuses, 'utf8').trim().split('\n').slice(1);
  }

  it('keeps heredocs whole, tabs and quotes included', async () => {
    const file = join(folder, 'made.yaml');
    const statuses = await typed(`cat <<'EOT' > ${file}\nspec:\n  args: ["-f", "$HOME"]\t# kept\n\n  last: 'x'\nEOT`);
    expect(readFileSync(file, 'utf8')).toBe(`spec:\n  args: ["-f", "$HOME"]\t# kept\n\n  last: 'x'\n`);
    expect(statuses).toEqual(['0']);
  });

  it('keeps variables from block to block, and ends once with the status of the last line', async () => {
    const file = join(folder, 'variables');
    const statuses = await typed('N1=$(echo a)\nN2=$(echo b)', `echo "$N1, $N2" > ${file}\nfalse`, 'true');
    expect(readFileSync(file, 'utf8')).toBe('a, b\n');
    expect(statuses).toEqual(['0', '1', '0']);
  });
});
