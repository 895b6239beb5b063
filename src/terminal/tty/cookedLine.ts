import { textWidth } from './textWidth.ts';

/** The line being typed where no program edits it: erasing works, and everything typed is echoed. */
export class CookedLine {
  readonly #echo: (text: string) => void;
  #text = '';

  constructor(echo: (text: string) => void) {
    this.#echo = echo;
  }

  key(character: string): void {
    if (character === '\u007F' || character === '\b') this.#erase(1);
    else if (character === '\u0015') this.#erase(Array.from(this.#text).length);
    else if (character === '\u0017') this.#erase(/\S*\s*$/.exec(this.#text)?.[0].length ?? 0);
    else {
      this.#text += character;
      this.#echo(shown(character));
    }
  }

  /** What has been typed; undefined if nothing. The line is empty then. */
  take(): string | undefined {
    const text = this.#text;
    this.#text = '';
    return text === '' ? undefined : text;
  }

  clear(): void {
    this.#text = '';
  }

  #erase(count: number): void {
    const characters = Array.from(this.#text);
    const gone = characters.splice(Math.max(0, characters.length - count));
    this.#text = characters.join('');
    const width = gone.reduce((sum, each) => sum + textWidth(shown(each)), 0);
    this.#echo('\b'.repeat(width) + ' '.repeat(width) + '\b'.repeat(width));
  }
}

/** A control character as a terminal echoes it: `^A`. */
function shown(character: string): string {
  const code = character.charCodeAt(0);
  return code < 32 && character !== '\t' ? `^${String.fromCharCode(code + 64)}` : character;
}
