/** Questions put to a person. Every answer may be undefined: the person turned away, which is not an error. */
export interface Prompts {
  /** One of a list. `placeholder` says what is being chosen. */
  pick<T>(choices: readonly Choice<T>[], options: PickOptions): Promise<T | undefined>;
  /** A line of text. */
  input(options: InputOptions): Promise<string | undefined>;
  /** A modal question with one way to go on, for what costs money or cannot be undone. True when the person went on. */
  confirm(question: string, detail: string, goOn: string): Promise<boolean>;
}

export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: T;
}

export interface PickOptions {
  readonly title: string;
  readonly placeholder?: string;
  /** Position in a series of questions. */
  readonly step?: { readonly number: number; readonly of: number };
}

export interface InputOptions {
  readonly title: string;
  readonly prompt?: string;
  readonly value?: string;
  readonly placeholder?: string;
  readonly password?: boolean;
  readonly step?: { readonly number: number; readonly of: number };
  /** A sentence when the text cannot be used, undefined when it can. */
  readonly problem?: (value: string) => string | undefined;
}
