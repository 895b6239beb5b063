import { setTimeout } from 'node:timers/promises';
import { PassThrough } from 'node:stream';
import { onDispose } from '../../src/base/disposable.ts';
import { Emitter } from '../../src/base/event.ts';
import { ToolError, type ScreenSize, type Tool, type ToolContext } from '../../src/shell/tool.ts';

/** A tool that runs for a test: what it prints, and somebody who may type. */
export class ToolRun {
  readonly input = new PassThrough();
  readonly #end = new AbortController();
  readonly #more: Partial<ToolContext>;
  out = '';
  err = '';
  /** Whether what is typed is neither edited nor shown. */
  isRaw = false;

  constructor(more: Partial<ToolContext> = {}) {
    this.#more = more;
  }

  /** The context of a tool before a person at a terminal. */
  static onTerminal(more: Partial<ToolContext> = {}): ToolRun {
    const run: ToolRun = new ToolRun({
      keys: {
        raw: () => {
          run.isRaw = true;
          return onDispose(() => (run.isRaw = false));
        },
        onDidResize: new Emitter<ScreenSize>().event,
      },
      ...more,
    });
    return run;
  }

  get context(): ToolContext {
    const { signal } = this.#end;
    return {
      environment: {},
      cwd: '/',
      input: this.input,
      screen: undefined,
      keys: undefined,
      print: (text) => (this.out += text),
      printError: (text) => (this.err += text),
      now: () => new Date(),
      sleep: async (ms) => await setTimeout(ms, undefined, { signal }),
      signal,
      agent: undefined,
      editFile: undefined,
      aws: () => Promise.reject(new Error('asks nothing of AWS')),
      ...this.#more,
    };
  }

  /** Its exit status; a `ToolError` is printed as the shell prints it. */
  async run(tool: Tool, ...args: readonly string[]): Promise<number> {
    try {
      return await tool(args, this.context);
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      this.err += `${error.message}\n`;
      return error.status;
    }
  }

  /** Ctrl-C. */
  interrupt(): void {
    this.#end.abort(new DOMException('Interrupted', 'AbortError'));
  }

  /** Until it has printed something. */
  async until(text: string): Promise<void> {
    for (let turn = 0; turn < 500; turn += 1) {
      if ((this.out + this.err).includes(text)) return;
      await setTimeout(5);
    }
    throw new Error(`never printed ${text}, but: ${this.out}${this.err}`);
  }
}
