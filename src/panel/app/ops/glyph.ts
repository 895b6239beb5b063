import type { PodKind } from '../../protocol.ts';

/** How a square is filled: no two meanings share both shape and colour, and those of a legend differ in shape alone. */
export type GlyphShape =
  | 'solid'
  | 'ring'
  | 'lower'
  | 'left'
  | 'corner'
  | 'cross'
  | 'dot'
  | 'stripes'
  | 'bars'
  | 'small'
  | 'frame';

export const kindShapes: Readonly<Record<PodKind, GlyphShape>> = {
  running: 'solid',
  starting: 'lower',
  waiting: 'ring',
  failing: 'cross',
  leaving: 'small',
  ended: 'dot',
};

/** Shapes for the namespaces, in the order they are given out. */
export const namespaceShapes = ['solid', 'lower', 'stripes', 'corner', 'ring', 'bars', 'left', 'frame'] as const;

type Pen = Pick<CanvasRenderingContext2D, 'fillRect' | 'beginPath' | 'moveTo' | 'lineTo' | 'closePath' | 'fill'>;

/**
 * Fills a square of this size at a point, in the pen's fill colour. A pod that leaves is half as large, whatever its
 * shape.
 */
export function drawGlyph(pen: Pen, shape: GlyphShape, x: number, y: number, size: number, leaving = false): void {
  if (leaving && shape !== 'small') {
    const inset = size / 4;
    return drawGlyph(pen, shape, x + inset, y + inset, size / 2);
  }
  const line = Math.max(1, size / 7);
  const inner = size - 2 * line;
  const rect = (left: number, top: number, width: number, height: number) =>
    pen.fillRect(x + left, y + top, width, height);
  const outline = () => {
    rect(0, 0, size, line);
    rect(0, size - line, size, line);
    rect(0, line, line, inner);
    rect(size - line, line, line, inner);
  };
  switch (shape) {
    case 'solid':
      return rect(0, 0, size, size);
    case 'ring':
      return outline();
    case 'lower':
      outline();
      return rect(line, size / 2, inner, size / 2 - line);
    case 'left':
      outline();
      return rect(line, line, size / 2 - line, inner);
    case 'corner':
      outline();
      return polygon(pen, [x, y], [x + size, y], [x, y + size]);
    case 'cross':
      polygon(pen, [x, y + line], [x + line, y], [x + size, y + size - line], [x + size - line, y + size]);
      polygon(pen, [x + size - line, y], [x + size, y + line], [x + line, y + size], [x, y + size - line]);
      return outline();
    case 'dot':
      return rect(size * 0.3, size * 0.3, size * 0.4, size * 0.4);
    case 'stripes':
      for (let stripe = 0; stripe < 3; stripe += 1) rect(0, (stripe * size * 2) / 5, size, size / 5);
      return undefined;
    case 'bars':
      for (let bar = 0; bar < 3; bar += 1) rect((bar * size * 2) / 5, 0, size / 5, size);
      return undefined;
    case 'small':
      return rect(size / 4, size / 4, size / 2, size / 2);
    case 'frame':
      outline();
      return rect(size * 0.35, size * 0.35, size * 0.3, size * 0.3);
  }
}

function polygon(pen: Pen, ...corners: readonly (readonly [number, number])[]): void {
  pen.beginPath();
  for (const [index, [x, y]] of corners.entries()) {
    if (index === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  }
  pen.closePath();
  pen.fill();
}
