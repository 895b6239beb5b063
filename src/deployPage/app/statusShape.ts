import { svgElement } from '../../webview/app/element.ts';

/** How something is, by its shape; colour and a word say the same. */
export type Status = 'good' | 'careful' | 'bad' | 'unknown' | 'busy' | 'here' | 'ahead' | 'gone';

/** Pixels of a shape's side. */
const size = 16;

const paths: Readonly<Record<Status, string>> = {
  // A tick in a disc, a triangle, a cross in an octagon: known from signs.
  good: 'M4.5 8.2l2.4 2.4 4.6-5',
  careful: 'M8 6v3.6M8 11.6v.6',
  bad: 'M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8',
  unknown: 'M6 6.2a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.3M8 11.4v.5',
  busy: 'M8 2a6 6 0 0 1 6 6',
  here: '',
  ahead: '',
  gone: 'M5 8h6',
};

const outlines: Readonly<Record<Status, string>> = {
  good: circle(6.5),
  careful: 'M8 1.6L15 14H1z',
  bad: 'M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2z',
  unknown: circle(6.5),
  busy: circle(6),
  here: circle(5),
  ahead: circle(3.5),
  gone: circle(6.5),
};

export function statusShape(status: Status): SVGElement {
  return svgElement(
    'svg',
    {
      class: `status ${status}`,
      viewBox: `0 0 ${size} ${size}`,
      width: String(size),
      height: String(size),
      'aria-hidden': 'true',
    },
    svgElement('path', { class: 'outline', d: outlines[status] }),
    svgElement('path', { class: 'sign', d: paths[status] }),
  );
}

function circle(radius: number): string {
  return `M${8 - radius} 8a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 -${2 * radius} 0z`;
}

/** Replaces the shape in an element, unless it is there already. */
export function showStatus(place: Element, status: Status): void {
  if (place.firstElementChild?.classList.contains(status) === true) return;
  place.replaceChildren(statusShape(status));
}
