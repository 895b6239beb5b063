import type { OpsBox } from './boxes.ts';

/** Sizes of a pod's square with the gap after it, in pixels, one for each step of the zoom. */
export const zoomSteps = [6, 8, 11, 14, 18, 24] as const;

/** From this size on, boxes have their node's name and numbers. */
const smallestWithTitle = 11;

/** Pixels: inside a box around its squares, between boxes, for the two lines of a title, and at least across a title. */
const padding = 6;
export const boxGap = 8;
const titleHeight = 34;
const titleWidth = 134;

/** Rows of squares that the pods that wait take before their box grows wider. */
const waitingRows = 6;

/** A box with its place. All in pixels from the picture's top left. */
export interface PlacedBox {
  readonly box: OpsBox;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Squares in a row. */
  readonly columns: number;
  /** Which line of boxes it is in. */
  readonly line: number;
}

/** Boxes side by side; `first` is the index of the leftmost. */
export interface Line {
  readonly y: number;
  readonly height: number;
  readonly first: number;
  readonly count: number;
}

/** The whole picture as places, for drawing and for finding what is where. */
export interface OpsLayout {
  readonly cell: number;
  readonly hasTitles: boolean;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly lines: readonly Line[];
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Something one can point at: a box, by its index, and in it a pod's square; -1 is the box itself. */
export interface Target {
  readonly box: number;
  readonly place: number;
}

/** Puts boxes side by side and line by line into a width. */
export function layOut(boxes: readonly OpsBox[], width: number, cell: number): OpsLayout {
  const hasTitles = cell >= smallestWithTitle;
  const most = boxes.reduce(
    (max, { node, pods, free }) => (node === undefined ? max : Math.max(max, pods.length + free)),
    1,
  );
  const wanted = Math.min(14, Math.max(6, Math.ceil(Math.sqrt(most * 1.8)))) * cell;
  const room = Math.max(cell, width - 2 * padding);
  const least = Math.max(wanted, hasTitles ? titleWidth : 0);
  const perLine = Math.max(1, Math.floor((width + boxGap) / (least + 2 * padding + boxGap)));
  // Where only one fits, it may as well be as wide as there is room.
  const inner = perLine === 1 ? room : least;
  const unit = inner + 2 * padding;
  const placed: PlacedBox[] = [];
  const lines: Line[] = [];
  let [x, y, height, first] = [0, 0, 0, 0];
  const endLine = () => {
    lines.push({ y, height, first, count: placed.length - first });
    [x, y, height, first] = [0, y + height + boxGap, 0, placed.length];
  };
  for (const box of boxes) {
    const units = box.node === undefined ? waitingUnits(box.pods.length, inner, cell, perLine) : 1;
    const boxWidth = units * unit + (units - 1) * boxGap;
    if (x > 0 && x + boxWidth > width) endLine();
    const columns = Math.max(1, Math.floor((boxWidth - 2 * padding) / cell));
    const rows = Math.max(1, Math.ceil((box.pods.length + box.free) / columns));
    const boxHeight = 2 * padding + (hasTitles ? titleHeight : 0) + rows * cell;
    placed.push({ box, x, y, width: boxWidth, height: boxHeight, columns, line: lines.length });
    x += boxWidth + boxGap;
    height = Math.max(height, boxHeight);
  }
  if (placed.length > first) endLine();
  return { cell, hasTitles, height: Math.max(0, y - boxGap), boxes: placed, lines };
}

/** How many boxes' width the pods that wait get. */
function waitingUnits(pods: number, inner: number, cell: number, perLine: number): number {
  const perUnit = Math.max(1, Math.floor(inner / cell)) * waitingRows;
  return Math.min(perLine, Math.max(1, Math.ceil(pods / perUnit)));
}

/** Where the square with this number is: the pods' first, then those of free places. */
export function squareAt({ cell, hasTitles }: OpsLayout, { x, y, columns }: PlacedBox, place: number): Rect {
  const top = y + padding + (hasTitles ? titleHeight : 0);
  const size = cell - Math.max(1, Math.round(cell / 8));
  return {
    x: x + padding + (place % columns) * cell,
    y: top + Math.floor(place / columns) * cell,
    width: size,
    height: size,
  };
}

/** Where a target is; undefined when it is not there (any more). */
export function rectOf(layout: OpsLayout, { box, place }: Target): Rect | undefined {
  const placed = layout.boxes[box];
  if (placed === undefined || place < 0) return placed;
  return place < placed.box.pods.length ? squareAt(layout, placed, place) : undefined;
}

/** The lines of which something lies between two heights. */
export function linesBetween({ lines }: OpsLayout, top: number, bottom: number): readonly Line[] {
  let from = 0;
  for (let to = lines.length; from < to;) {
    const middle = (from + to) >> 1;
    const line = lines[middle] as Line;
    if (line.y + line.height < top) from = middle + 1;
    else to = middle;
  }
  let end = from;
  while (end < lines.length && (lines[end] as Line).y < bottom) end += 1;
  return lines.slice(from, end);
}

/** What is at a point. Between the squares of a box, and at its free places, it is the box. */
export function targetAt(layout: OpsLayout, x: number, y: number): Target | undefined {
  const [line] = linesBetween(layout, y, y + 1);
  if (line === undefined || y < line.y) return undefined;
  for (let index = line.first; index < line.first + line.count; index += 1) {
    const placed = layout.boxes[index] as PlacedBox;
    if (x < placed.x || x >= placed.x + placed.width || y >= placed.y + placed.height) continue;
    return { box: index, place: placeAt(layout, placed, x, y) };
  }
  return undefined;
}

function placeAt(layout: OpsLayout, placed: PlacedBox, x: number, y: number): number {
  const first = squareAt(layout, placed, 0);
  const column = Math.floor((x - first.x) / layout.cell);
  const row = Math.floor((y - first.y) / layout.cell);
  const place = row * placed.columns + column;
  return row < 0 || column < 0 || column >= placed.columns || place >= placed.box.pods.length ? -1 : place;
}
