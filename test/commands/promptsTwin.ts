import type { Choice, InputOptions, PickOptions, Prompts } from '../../src/ports/prompts.ts';

/** A person who answers from a list: `pick:<label>`, `input:<text>`, `yes`, `no`; `leave` turns away. */
export class PromptsTwin implements Prompts {
  /** What was shown, for a test to read. */
  readonly seen: string[] = [];
  readonly #answers: string[];

  constructor(...answers: readonly string[]) {
    this.#answers = [...answers];
  }

  pick<T>(choices: readonly Choice<T>[], { title }: PickOptions): Promise<T | undefined> {
    this.seen.push(`${title}: ${choices.map(({ label, description }) => [label, description].join('=')).join(', ')}`);
    const answer = this.#next();
    if (answer === 'leave') return Promise.resolve(undefined);
    const chosen = choices.find(({ label }) => `pick:${label}` === answer);
    if (chosen === undefined) throw new Error(`${answer} is not offered in ${title}`);
    return Promise.resolve(chosen.value);
  }

  input({ title, problem }: InputOptions): Promise<string | undefined> {
    const answer = this.#next();
    if (answer === 'leave') return Promise.resolve(undefined);
    const text = answer.replace(/^input:/, '');
    const complaint = problem?.(text);
    this.seen.push(complaint === undefined ? title : `${title}: ${complaint}`);
    // An editor does not let a person go on with a text that has a problem; this one tries the next answer.
    return complaint === undefined ? Promise.resolve(text) : this.input({ title, ...(problem && { problem }) });
  }

  confirm(question: string, detail: string): Promise<boolean> {
    this.seen.push(`${question} ${detail}`);
    return Promise.resolve(this.#next() === 'yes');
  }

  #next(): string {
    const answer = this.#answers.shift();
    if (answer === undefined) throw new Error(`one question too many after: ${this.seen.join(' | ')}`);
    return answer;
  }
}
