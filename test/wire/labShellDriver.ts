import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LabShell, LabShellOptions, ShellPrompt } from '../../src/ports/labShell.ts';
import { openLabShell } from '../../src/shell/lab/openLabShell.ts';
import type { RunEnd } from '../../src/ports/terminals.ts';
import type { PracticeProgram } from './practiceProgram.ts';

/** A Lab Shell on a screen that keeps everything, in a terminal of a practice world. */
export class LabShellDriver {
  readonly shell: LabShell;
  readonly prompts: ShellPrompt[] = [];
  readonly missing: string[] = [];
  history: readonly string[] = [];
  text = '';

  constructor(practice: PracticeProgram, more: Partial<LabShellOptions> = {}) {
    const { folder } = practice;
    this.shell = openLabShell({
      columns: 120,
      rows: 30,
      write: (text) => (this.text += text),
      cwd: folder,
      // Nothing of the lab is on this PATH.
      environment: { ...environmentOf(path.join(folder, 'env')), PATH: '/usr/bin:/bin', HOME: folder },
      settings: shellSettings(folder),
      variables: ['N1', 'N2'],
      greeting: '',
      editFile: () => Promise.reject(new Error('nobody edits here')),
      missingCommand: (name) => {
        this.missing.push(name);
        return `no ${name} here`;
      },
      history: { load: () => this.history, save: (lines) => (this.history = [...lines]) },
      ...more,
    });
    this.shell.onDidPrompt((prompt) => this.prompts.push(prompt));
  }

  async run(command: string): Promise<RunEnd> {
    return await this.shell.run(command);
  }

  /** What a command prints; fails with its own words if it fails. */
  async output(command: string): Promise<string> {
    const { exitCode, output } = await this.run(command);
    if (exitCode !== 0) throw new Error(`${command} ended with ${exitCode}:\n${output}`);
    return output ?? '';
  }

  /** Until the screen has shown something. */
  async until(pattern: string | RegExp, seconds = 10): Promise<void> {
    const matches = () => (typeof pattern === 'string' ? this.text.includes(pattern) : pattern.test(this.text));
    const end = Date.now() + seconds * 1000;
    while (!matches()) {
      if (Date.now() > end) throw new Error(`never saw ${String(pattern)} in:\n${this.text}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

/** What the practice world wants first in calls of ssh and curl; `folder` has its file `env`. */
export function shellSettings(folder: string): LabShellOptions['settings'] {
  return {
    ssh: ['-F', path.join(folder, 'env.terminal', 'ssh', 'config')],
    curl: ['--config', path.join(folder, 'env.terminal', 'curl')],
  };
}

/** The variables that a file for a shell exports. */
export function environmentOf(file: string): Record<string, string> {
  const lines = readFileSync(file, 'utf8').matchAll(/^export (\w+)='?(.*?)'?$/gm);
  return Object.fromEntries(Array.from(lines, ([, name = '', value = '']) => [name, value]));
}
