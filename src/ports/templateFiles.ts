/** Where templates of a person's own come from. */
export interface TemplateFiles {
  /** Lets the person choose a file; its path, or undefined when they turn away. */
  choose(): Promise<string | undefined>;
  read(path: string): Promise<string>;
  /** What is at an address. Rejects with `unreachable` when nothing is, or when it is too much to be a template. */
  fetch(url: string, signal: AbortSignal): Promise<string>;
}
