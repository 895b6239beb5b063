/** Texts that grow, each in a terminal that only shows. */
export interface Streams {
  /**
   * Opens a terminal and runs the source, which writes until it has nothing more and then says why. `ended` aborts when the
   * person closes the terminal or presses Ctrl-C in it. What the text does to a terminal besides colours is left out.
   */
  open(title: string, source: StreamSource): void;
}

export type StreamSource = (write: (text: string) => void, ended: AbortSignal) => Promise<string>;
