import { squareAt, type OpsLayout, type PlacedBox, type Target } from './layout.ts';

/** A key that leads from one target to another. */
export interface StepKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  /** How many pixels a page is high. */
  readonly page: number;
}

/**
 * Where a key leads from a target, as the picture lies: arrows to the next square or box in that direction, Home and End
 * within the box, with Ctrl to the first and last box, Page Up and Page Down by what is in sight. Undefined for other
 * keys, and where there is nothing further.
 */
export function step(layout: OpsLayout, at: Target, { key, ctrlKey, page }: StepKey): Target | undefined {
  const placed = layout.boxes[at.box];
  if (placed === undefined) return undefined;
  const last = placed.box.pods.length - 1;
  switch (key) {
    case 'ArrowRight':
      return sideways(layout, placed, at, 1);
    case 'ArrowLeft':
      return sideways(layout, placed, at, -1);
    case 'ArrowDown':
      return down(layout, placed, at);
    case 'ArrowUp':
      return up(layout, placed, at);
    case 'Home':
      return ctrlKey ? { box: 0, place: -1 } : { box: at.box, place: -1 };
    case 'End':
      return ctrlKey ? { box: layout.boxes.length - 1, place: -1 } : { box: at.box, place: last };
    case 'PageDown':
      return boxNear(layout, centre(layout, placed, at), placed.y + page, 1);
    case 'PageUp':
      return boxNear(layout, centre(layout, placed, at), placed.y - page, -1);
    default:
      return undefined;
  }
}

/** To the next square in the row; beyond its end to the box beside, at the same height. */
function sideways(layout: OpsLayout, placed: PlacedBox, { box, place }: Target, by: 1 | -1): Target | undefined {
  if (place >= 0) {
    const column = (place % placed.columns) + by;
    if (column >= 0 && column < placed.columns && place + by < placed.box.pods.length)
      return { box, place: place + by };
  }
  const beside = layout.boxes[box + by];
  if (beside === undefined || beside.line !== placed.line) return undefined;
  if (place < 0) return { box: box + by, place };
  const row = Math.floor(place / placed.columns);
  return { box: box + by, place: inRow(beside, row, by === 1 ? 0 : beside.columns - 1) };
}

function down(layout: OpsLayout, placed: PlacedBox, { box, place }: Target): Target | undefined {
  const { pods } = placed.box;
  if (place < 0 && pods.length > 0) return { box, place: 0 };
  const row = Math.floor(place / placed.columns);
  const lastRow = Math.floor((pods.length - 1) / placed.columns);
  if (place >= 0 && row < lastRow) return { box, place: inRow(placed, row + 1, place % placed.columns) };
  return boxInLine(layout, placed.line + 1, centre(layout, placed, { box, place }));
}

function up(layout: OpsLayout, placed: PlacedBox, { box, place }: Target): Target | undefined {
  if (place >= placed.columns) return { box, place: place - placed.columns };
  if (place >= 0) return { box, place: -1 };
  const from = centre(layout, placed, { box, place });
  const above = boxInLine(layout, placed.line - 1, from);
  const into = above === undefined ? undefined : layout.boxes[above.box];
  if (above === undefined || into === undefined || into.box.pods.length === 0) return above;
  const lastRow = Math.floor((into.box.pods.length - 1) / into.columns);
  const column = Math.floor((from - squareAt(layout, into, 0).x) / layout.cell);
  return { box: above.box, place: inRow(into, lastRow, Math.min(Math.max(0, column), into.columns - 1)) };
}

/** The square in a row and column, or the nearest there is before it; the box when it has none. */
function inRow({ box, columns }: PlacedBox, row: number, column: number): number {
  return Math.min(row * columns + column, box.pods.length - 1);
}

function centre(layout: OpsLayout, placed: PlacedBox, { place }: Target): number {
  const { x, width } = place < 0 ? placed : squareAt(layout, placed, place);
  return x + width / 2;
}

function boxInLine(layout: OpsLayout, index: number, x: number): Target | undefined {
  const line = layout.lines[index];
  if (line === undefined) return undefined;
  let nearest = line.first;
  for (let box = line.first; box < line.first + line.count; box += 1)
    if (distance(layout.boxes[box] as PlacedBox, x) < distance(layout.boxes[nearest] as PlacedBox, x)) nearest = box;
  return { box: nearest, place: -1 };
}

function distance({ x, width }: PlacedBox, from: number): number {
  return Math.max(0, x - from, from - x - width);
}

/** The box at this place and height, or the last one in that direction. */
function boxNear(layout: OpsLayout, x: number, y: number, by: 1 | -1): Target | undefined {
  const { lines } = layout;
  const found =
    by === 1 ? lines.findIndex((line) => line.y + line.height > y) : lines.findLastIndex((line) => line.y <= y);
  return boxInLine(layout, found < 0 ? (by === 1 ? lines.length - 1 : 0) : found, x);
}
