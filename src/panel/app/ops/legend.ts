import { element, setText } from '../../../webview/app/element.ts';
import type { Strings } from '../words.ts';
import { drawGlyph, type GlyphShape } from './glyph.ts';
import type { ColourBy, Look } from './look.ts';
import type { Palette } from './palette.ts';

const size = 13;

/** What the squares mean, with how many there are of each. */
export class OpsLegend {
  readonly root: HTMLElement;
  readonly #strings: Strings;
  #counts: readonly HTMLElement[] = [];
  #drawn: Look | undefined;

  constructor(strings: Strings) {
    this.#strings = strings;
    this.root = element('ul', { className: 'legend', attributes: { 'aria-label': strings.ops.legend } });
  }

  update(look: Look, by: ColourBy, palette: Palette, counts: readonly number[]): void {
    if (look !== this.#drawn) this.#draw(look, by, palette);
    this.#drawn = look;
    for (const [index, count] of counts.entries()) {
      const shown = this.#counts[index];
      if (shown === undefined) continue;
      setText(shown, String(count));
      const entry = shown.parentElement;
      // Kinds that there are none of would only be in the way; what is on show today may still be learned.
      if (entry !== null) entry.hidden = count === 0;
    }
  }

  #draw({ meanings }: Look, by: ColourBy, palette: Palette): void {
    const { ops: words } = this.#strings;
    const kinds: Readonly<Record<string, string>> = words.kinds;
    this.#counts = meanings.map(() => element('span', { className: 'number' }));
    const entries = meanings.map(({ name, shape, colour }, index) => {
      const text = name === undefined ? words.otherNamespaces : by === 'kind' ? (kinds[name] ?? name) : name;
      const number = this.#counts[index] ?? element('span');
      return element('li', {}, glyphPicture(shape, colour), element('span', { className: 'name', text }), number);
    });
    if (by === 'namespace')
      entries.push(
        element('li', {}, glyphPicture('small', palette.text), element('span', { text: words.leavingSize })),
      );
    this.root.replaceChildren(...entries);
  }
}

function glyphPicture(shape: GlyphShape, colour: string): HTMLCanvasElement {
  const scale = Math.max(2, window.devicePixelRatio);
  const canvas = element('canvas', { className: 'glyph', attributes: { 'aria-hidden': 'true' } });
  canvas.width = size * scale;
  canvas.height = size * scale;
  const pen = canvas.getContext('2d');
  if (pen !== null) {
    pen.scale(scale, scale);
    pen.fillStyle = colour;
    drawGlyph(pen, shape, 0, 0, size);
  }
  return canvas;
}
