import { drawGlyph } from './glyph.ts';
import type { Look } from './look.ts';

/** The pictures of a look at one size, drawn once: a copy per pod is faster than paths per pod. */
export class Sprites {
  readonly #sheet = document.createElement('canvas');
  readonly #size: number;
  readonly #step: number;

  /** `size` in pixels of the screen. */
  constructor(look: Look, size: number) {
    this.#size = size;
    this.#step = size + 2;
    this.#sheet.width = Math.max(1, look.meanings.length * this.#step);
    this.#sheet.height = 2 * this.#step;
    const pen = this.#sheet.getContext('2d');
    if (pen === null) return;
    for (const [index, { shape, colour }] of look.meanings.entries()) {
      pen.fillStyle = colour;
      drawGlyph(pen, shape, index * this.#step, 0, size);
      drawGlyph(pen, shape, index * this.#step, this.#step, size, true);
    }
  }

  draw(pen: CanvasRenderingContext2D, index: number, leaving: boolean, x: number, y: number): void {
    const size = this.#size;
    pen.drawImage(this.#sheet, index * this.#step, leaving ? this.#step : 0, size, size, x, y, size, size);
  }
}
