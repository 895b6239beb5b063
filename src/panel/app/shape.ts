import type { SlotUse } from '../protocol.ts';
import { svgElement } from '../../webview/app/element.ts';

/** How a place looks. `empty`: no address in it; `unattached`: not even an ENI. */
export type ShapeKind = SlotUse | 'empty' | 'unattached';

const size = 16;

const shapes: Readonly<Record<ShapeKind, () => readonly SVGElement[]>> = {
  primary: () => [box(2, 12, 'line'), box(5.5, 5, 'area')],
  pod: () => [box(1.5, 13, 'area')],
  warm: () => [box(2.25, 11.5, 'line')],
  cooling: () => [box(2.25, 11.5, 'line'), svgElement('path', { class: 'area', d: 'M2.25 2.25h11.5l-11.5 11.5z' })],
  empty: () => [svgElement('circle', { class: 'area', cx: '8', cy: '8', r: '2' })],
  unattached: () => [svgElement('path', { class: 'line', d: 'M5.5 8h5' })],
};

/** A place as a picture: every kind differs in shape, so that colour is not needed to tell them apart. */
export function slotShape(kind: ShapeKind): SVGElement {
  return picture(kind, size, ...shapes[kind]());
}

/** A /28 block: 16 bars in address order, tall where a pod is. */
export function prefixShape(use: SlotUse, taken: readonly boolean[]): SVGElement {
  const step = 4;
  const bars = taken.map((has, index) =>
    svgElement('rect', {
      class: has ? 'area' : 'rest',
      x: String(3 + index * step),
      y: has ? '3' : '10',
      width: '3',
      height: has ? '10' : '3',
    }),
  );
  const width = taken.length * step + 5;
  const frame = { class: 'line', x: '0.75', y: '0.75', width: String(width - 1.5), height: String(size - 1.5) };
  return picture(use, width, svgElement('rect', frame), ...bars);
}

function box(offset: number, side: number, part: 'line' | 'area'): SVGElement {
  const [at, length] = [String(offset), String(side)];
  return svgElement('rect', { class: part, x: at, y: at, width: length, height: length, rx: '1' });
}

function picture(kind: ShapeKind, width: number, ...parts: readonly SVGElement[]): SVGElement {
  return svgElement(
    'svg',
    {
      class: `shape ${kind}`,
      viewBox: `0 0 ${width} ${size}`,
      width: String(width),
      height: String(size),
      'aria-hidden': 'true',
    },
    ...parts,
  );
}
