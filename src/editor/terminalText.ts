const escape = '\u001B';

/** A colour or another look of letters (SGR), the one thing that a text may tell the terminal to do. */
// oxlint-disable-next-line no-control-regex -- control characters are what this is about
const look = /^\u001B\[[\d;:]*m/;
/** Any other sequence: CSI, a string up to its end (OSC, DCS, PM, APC, SOS), or a short one. */
const sequence =
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  /^\u001B(?:\[[\d:;<=>?]*[ -/]*[@-~]|[\]PX^_][^\u0007\u001B]*(?:\u0007|\u001B\\)|[ -/]+[0-~]|[0-OQ-WYZ\\`-~])/;

/** A sequence that is longer than this and has no end is none. */
const longest = 4096;

/**
 * Makes a text from elsewhere fit for a terminal, piece by piece: lines end as terminals want it, colours stay, and whatever
 * else would act on the terminal (its title, the clipboard, links, the cursor) is left out.
 */
export class TerminalText {
  /** The beginning of a sequence whose end has not come yet. */
  #rest = '';

  next(piece: string): string {
    let text = this.#rest + piece;
    this.#rest = '';
    let shown = '';
    for (;;) {
      const at = text.indexOf(escape);
      if (at === -1) return shown + plain(text);
      shown += plain(text.slice(0, at));
      text = text.slice(at);
      const found = look.exec(text)?.[0];
      const skipped = found ?? sequence.exec(text)?.[0];
      if (skipped === undefined && text.length < longest) {
        this.#rest = text;
        return shown;
      }
      shown += found ?? '';
      text = text.slice(skipped?.length ?? 1);
    }
  }
}

function plain(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- as above
      .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, '')
      .replaceAll('\n', '\r\n')
  );
}
