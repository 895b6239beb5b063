import type { PodKind } from '../../protocol.ts';
import { css, mix, readable, type Rgb } from './colour.ts';

/** Contrast that WCAG asks of shapes and of text. */
const shapeContrast = 3;
const textContrast = 4.5;

const warning = '--vscode-list-warningForeground';

/** The colours of the drawing, taken from the editor's theme. */
export interface Palette {
  readonly box: string;
  readonly edge: string;
  readonly text: string;
  readonly quiet: string;
  readonly warning: string;
  /** Free places. */
  readonly free: string;
  readonly kinds: Readonly<Record<PodKind, string>>;
  /** To be given out in this order. */
  readonly namespaces: readonly string[];
  readonly font: string;
}

/**
 * Reads the theme as it is now at an element. Colours of a theme that are too faint for shapes or text on its own
 * background are moved towards the foreground until they are not.
 */
export function readPalette(at: HTMLElement): Palette {
  const style = getComputedStyle(at);
  const colours = new ColourReader(style);
  const editor = colours.read('--vscode-editor-background', [31, 31, 31]);
  const box = colours.read('--vscode-editorWidget-background', editor, editor);
  const text = colours.read('--vscode-foreground', [204, 204, 204], box);
  const shape = (name: string) => css(readable(colours.read(name, text, box), box, text, shapeContrast));
  const words = (name: string) => css(readable(colours.read(name, text, box), box, text, textContrast));
  const [blue, green, yellow, purple, red] = ['blue', 'green', 'yellow', 'purple', 'red'].map((name) =>
    shape(`--vscode-charts-${name}`),
  ) as [string, string, string, string, string];
  const foreground = css(text);
  return {
    box: css(box),
    edge: css(
      colours.read('--vscode-contrastBorder', colours.read('--vscode-panel-border', mix(box, text, 0.2), box), box),
    ),
    text: foreground,
    quiet: words('--vscode-descriptionForeground'),
    // High contrast themes have no colour of their own for warnings in lists.
    warning: words(style.getPropertyValue(warning) === '' ? '--vscode-charts-yellow' : warning),
    free: css(readable(mix(box, text, 0.35), box, text, shapeContrast)),
    kinds: { running: green, starting: blue, waiting: yellow, failing: red, leaving: purple, ended: foreground },
    namespaces: [blue, green, yellow, purple, red, foreground],
    font: style.fontFamily,
  };
}

/** Reads colours in whatever way a theme writes them, by having the browser paint them. */
class ColourReader {
  readonly #style: CSSStyleDeclaration;
  readonly #paint: CanvasRenderingContext2D | null;

  constructor(style: CSSStyleDeclaration) {
    this.#style = style;
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1, 1];
    this.#paint = canvas.getContext('2d', { willReadFrequently: true });
  }

  /** The variable's colour over what it lies on; `otherwise` when the theme has none. */
  read(name: string, otherwise: Rgb, on: Rgb = otherwise): Rgb {
    const value = this.#style.getPropertyValue(name).trim();
    const paint = this.#paint;
    if (value === '' || paint === null) return otherwise;
    for (const colour of [css(on), value]) {
      paint.fillStyle = colour;
      paint.fillRect(0, 0, 1, 1);
    }
    const [red = 0, green = 0, blue = 0] = paint.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
  }
}
