import * as vscode from 'vscode';
import { contextKeys } from '../contributions.ts';

/** Sets the keys that `when` clauses read; only those that changed, since each is a message to the window. */
export class ContextKeys {
  readonly #last = new Map<string, unknown>();

  set(key: Exclude<keyof typeof contextKeys, 'chapterDone'>, value: unknown): void {
    this.#set(contextKeys[key], value);
  }

  /** Ticks or unticks a chapter's step of the walkthrough. */
  setChapterDone(slug: string, done: boolean): void {
    this.#set(`${contextKeys.chapterDone}.${slug}`, done);
  }

  #set(key: string, value: unknown): void {
    if (this.#last.get(key) === value) return;
    this.#last.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }
}
