/** The theme's colours for a canvas, which knows no variables: read once, and again when the editor changes its theme. */
export class ThemeColors {
  readonly #read = new Map<string, string>();
  readonly #patterns = new Map<string, CanvasPattern>();

  constructor(changed: () => void) {
    const observer = new MutationObserver(() => {
      this.#read.clear();
      this.#patterns.clear();
      changed();
    });
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
    observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-kind'] });
  }

  /** The colour of a variable of the editor, such as `charts-blue`; of the text where the theme has none. */
  get(name: string): string {
    let color = this.#read.get(name);
    if (color === undefined) {
      const style = getComputedStyle(document.body);
      color = style.getPropertyValue(`--vscode-${name}`).trim() || style.color;
      this.#read.set(name, color);
    }
    return color;
  }

  /** A light ink of a colour: even or striped for an area, faint for the lines of a grid. */
  area(name: string, look: Look): CanvasPattern | string {
    const key = `${name} ${look}`;
    const known = this.#patterns.get(key);
    if (known !== undefined) return known;
    const pattern = drawPattern(this.get(name), look);
    if (pattern === null) return this.get(name);
    this.#patterns.set(key, pattern);
    return pattern;
  }
}

type Look = 'even' | 'stripes' | 'faint';

/** How much of the ground an ink covers. */
const opacity: Readonly<Record<Look, number>> = { even: 0.35, stripes: 0.15, faint: 0.2 };

/** Edge of a pattern's tile and width of its stripes, in device pixels. */
const tile = 8;
const stripe = 2;

function drawPattern(color: string, look: Look): CanvasPattern | null {
  const canvas = document.createElement('canvas');
  canvas.width = tile;
  canvas.height = tile;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.fillStyle = color;
  context.strokeStyle = color;
  context.globalAlpha = opacity[look];
  context.fillRect(0, 0, tile, tile);
  if (look === 'stripes') {
    context.globalAlpha = 0.9;
    context.lineWidth = stripe;
    context.beginPath();
    for (const shift of [-tile, 0, tile]) {
      context.moveTo(shift, tile);
      context.lineTo(shift + tile, 0);
    }
    context.stroke();
  }
  return context.createPattern(canvas, 'repeat');
}
