import type { NodeState } from '../../protocol.ts';
import { fill } from '../../../webview/app/words.ts';
import type { Strings } from '../words.ts';
import type { OpsBox } from './boxes.ts';
import type { Search } from './find.ts';
import { linesBetween, squareAt, type OpsLayout, type PlacedBox } from './layout.ts';
import type { Look } from './look.ts';
import type { Palette } from './palette.ts';
import { Sprites } from './sprites.ts';

/** What is to be seen. The same objects as the last time mean that nothing about them has changed. */
export interface Scene {
  readonly layout: OpsLayout;
  /** Pixels of the picture above what is in sight. */
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Pixels of the screen for each of ours. */
  readonly scale: number;
  readonly palette: Palette;
  readonly look: Look;
  readonly search: Search;
}

/** How much of what was not found remains. */
const faint = 0.25;

/** Draws the part of the picture that is in sight; of a picture that lies as before, only the boxes that differ. */
export class Painter {
  readonly #canvas: HTMLCanvasElement;
  readonly #strings: Strings;
  readonly #titles = new Map<string, string>();
  #last: Scene | undefined;
  #sprites: Sprites | undefined;

  constructor(canvas: HTMLCanvasElement, strings: Strings) {
    this.#canvas = canvas;
    this.#strings = strings;
  }

  paint(scene: Scene): void {
    const pen = this.#canvas.getContext('2d');
    if (pen === null) return;
    const last = this.#last;
    this.#last = scene;
    const anew = last === undefined || !looksAlike(last, scene) || !liesAlike(last, scene);
    if (anew) this.#begin(scene);
    pen.setTransform(scene.scale, 0, 0, scene.scale, 0, -Math.round(scene.top * scene.scale));
    pen.textBaseline = 'top';
    if (anew) pen.clearRect(0, scene.top, scene.width, scene.height);
    for (const [index, placed] of inSight(scene)) {
      if (!anew && last.layout.boxes[index]?.box === placed.box) continue;
      if (!anew) pen.clearRect(placed.x - 1, placed.y - 1, placed.width + 2, placed.height + 2);
      this.#paintBox(pen, scene, placed);
    }
  }

  #begin({ look, layout, width, height, scale, palette }: Scene): void {
    const [across, down] = [Math.round(width * scale), Math.round(height * scale)];
    // Setting a size clears the canvas, so only when it differs.
    if (this.#canvas.width !== across) this.#canvas.width = across;
    if (this.#canvas.height !== down) this.#canvas.height = down;
    const [first] = layout.boxes;
    const size = first === undefined ? 0 : squareAt(layout, first, 0).width;
    this.#sprites = new Sprites(look, Math.round(size * scale));
    if (this.#titles.size > 5_000 || palette !== this.#last?.palette) this.#titles.clear();
  }

  #paintBox(pen: CanvasRenderingContext2D, scene: Scene, placed: PlacedBox): void {
    const { layout, palette, search } = scene;
    const { box, x, y, width, height } = placed;
    const found = search.in(box);
    const dim = !search.empty && !found.box;
    pen.globalAlpha = dim && found.pods.size === 0 ? faint : 1;
    pen.fillStyle = palette.box;
    pen.fillRect(x, y, width, height);
    const troubled = box.node === undefined || !box.node.ready || box.node.cordoned;
    pen.strokeStyle = troubled ? palette.warning : palette.edge;
    pen.lineWidth = 1;
    pen.setLineDash(troubled ? [4, 3] : []);
    pen.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
    if (layout.hasTitles) this.#paintTitle(pen, palette, placed);
    this.#paintPods(pen, scene, placed, dim ? found.pods : undefined);
    pen.globalAlpha = 1;
  }

  #paintTitle(pen: CanvasRenderingContext2D, palette: Palette, { box, x, y, width }: PlacedBox): void {
    const words = this.#strings.ops;
    const room = width - 12;
    const { node } = box;
    const name = node === undefined ? words.waiting : node.shortName;
    const numbers = node === undefined ? String(box.pods.length) : numbersOf(node, this.#strings);
    const full = node === undefined || node.usedPods >= node.maxPods || !node.ready || node.cordoned;
    pen.fillStyle = palette.text;
    pen.font = `12px ${palette.font}`;
    pen.fillText(this.#fit(pen, name, room), x + 6, y + 5);
    pen.fillStyle = full ? palette.warning : palette.quiet;
    pen.font = `11px ${palette.font}`;
    pen.fillText(this.#fit(pen, numbers, room), x + 6, y + 21);
  }

  /** The text, cut so that it fits. */
  #fit(pen: CanvasRenderingContext2D, text: string, room: number): string {
    const key = `${pen.font} ${room} ${text.slice(0, 100)}`;
    const known = this.#titles.get(key);
    if (known !== undefined) return known;
    let [fits, cut] = [text.slice(0, 100), text.length > 100];
    while (fits.length > 1 && pen.measureText(cut ? `${fits}…` : fits).width > room) {
      fits = fits.slice(0, -1);
      cut = true;
    }
    const made = cut ? `${fits}…` : fits;
    this.#titles.set(key, made);
    return made;
  }

  #paintPods(
    pen: CanvasRenderingContext2D,
    { layout, top, scale, look, palette }: Scene,
    placed: PlacedBox,
    only: ReadonlySet<number> | undefined,
  ): void {
    const { box } = placed;
    const shift = Math.round(top * scale);
    pen.save();
    // Pixel by pixel of the screen, so that the squares are sharp.
    pen.setTransform(1, 0, 0, 1, 0, 0);
    for (const [place, pod] of box.pods.entries()) {
      const { x, y } = squareAt(layout, placed, place);
      pen.globalAlpha = only === undefined || only.has(place) ? 1 : faint;
      this.#sprites?.draw(
        pen,
        look.of(pod),
        pod.kind === 'leaving',
        Math.round(x * scale),
        Math.round(y * scale) - shift,
      );
    }
    pen.restore();
    pen.fillStyle = palette.free;
    const dot = Math.max(1, layout.cell / 7);
    for (let place = box.pods.length; place < box.pods.length + box.free; place += 1) {
      const { x, y, width } = squareAt(layout, placed, place);
      pen.fillRect(x + (width - dot) / 2, y + (width - dot) / 2, dot, dot);
    }
  }
}

function* inSight({ layout, top, height }: Scene): Iterable<readonly [number, PlacedBox]> {
  for (const { first, count } of linesBetween(layout, top, top + height))
    for (let index = first; index < first + count; index += 1) yield [index, layout.boxes[index] as PlacedBox];
}

function looksAlike(a: Scene, b: Scene): boolean {
  return (
    a.top === b.top &&
    a.width === b.width &&
    a.height === b.height &&
    a.scale === b.scale &&
    a.palette === b.palette &&
    a.look === b.look &&
    a.search === b.search &&
    a.layout.cell === b.layout.cell
  );
}

function liesAlike(a: Scene, b: Scene): boolean {
  const before = new Map(inSight(a));
  let count = 0;
  for (const [index, { x, y, width, height, columns }] of inSight(b)) {
    count += 1;
    const was = before.get(index);
    if (was?.x !== x || was.y !== y || was.width !== width || was.height !== height || was.columns !== columns)
      return false;
  }
  return count === before.size;
}

function numbersOf(node: NodeState, { nodes: words }: Strings): string {
  const troubles = [...(node.ready ? [] : [words.notReady]), ...(node.cordoned ? [words.cordoned] : [])];
  return [fill(words.pods, node.usedPods, node.maxPods), ...(troubles.length > 0 ? troubles : [node.type ?? ''])]
    .filter((part) => part !== '')
    .join(' · ');
}

/** What a box is called beside the drawing. */
export function boxName({ node }: OpsBox, { ops: words }: Strings): string {
  return node === undefined ? words.waiting : node.shortName;
}
