import * as vscode from 'vscode';
import type { Choice, PickOptions, Prompts } from '../ports/prompts.ts';

/** Asks with the editor's quick pick, input box and modal dialog. */
export const prompts: Prompts = {
  pick,

  async input({ title, prompt, value, placeholder, password, step, problem }) {
    return await vscode.window.showInputBox({
      title: titled(title, step),
      password: password ?? false,
      ignoreFocusOut: true,
      ...(prompt !== undefined && { prompt }),
      ...(value !== undefined && { value }),
      ...(placeholder !== undefined && { placeHolder: placeholder }),
      ...(problem !== undefined && { validateInput: problem }),
    });
  },

  async confirm(question, detail, goOn) {
    return (await vscode.window.showWarningMessage(question, { modal: true, detail }, goOn)) === goOn;
  },
};

async function pick<T>(choices: readonly Choice<T>[], options: PickOptions): Promise<T | undefined> {
  const chosen = await vscode.window.showQuickPick(
    choices.map((choice) => ({ ...choice })),
    {
      title: titled(options.title, options.step),
      ignoreFocusOut: true,
      matchOnDescription: true,
      ...(options.placeholder !== undefined && { placeHolder: options.placeholder }),
    },
  );
  return chosen?.value;
}

function titled(title: string, step: PickOptions['step']): string {
  return step === undefined ? title : `${title} (${step.number}/${step.of})`;
}
