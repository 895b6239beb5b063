import type { PoolMoment } from '../../../domain/cni/poolOverTime.ts';
import { element, setText, svgElement } from '../../../webview/app/element.ts';
import { count, fill } from '../../../webview/app/words.ts';
import type { Strings } from '../words.ts';

/** Moments told in words before the rest becomes a number; the last is always told. */
const mostMoments = 6;

const width = 280;
const height = 64;
const edge = 4;

/** A node's ENIs as steps over time while pods come, and below the same in words. */
export class GrowthPicture {
  readonly root: HTMLElement;
  readonly #words: Strings['whatIf'];
  readonly #picture = element('div', { attributes: { 'aria-hidden': 'true' } });
  readonly #list = element('ol', { className: 'moments' });
  #drawn = '';

  constructor({ whatIf: words }: Strings) {
    this.#words = words;
    this.root = element(
      'div',
      { className: 'growth' },
      element('h3', { text: words.overTime }),
      this.#picture,
      this.#list,
      element('p', { className: 'quiet', text: words.overTimeNote }),
    );
  }

  update(moments: readonly PoolMoment[]): void {
    this.root.hidden = moments.length === 0;
    const look = JSON.stringify(moments);
    if (look === this.#drawn) return;
    this.#drawn = look;
    this.#picture.replaceChildren(steps(moments));
    this.#list.replaceChildren(...this.#told(moments));
  }

  #told(moments: readonly PoolMoment[]): readonly HTMLElement[] {
    const words = this.#words;
    const skipped = moments.length - mostMoments;
    const told = skipped > 0 ? [...moments.slice(0, mostMoments - 1), ...moments.slice(-1)] : moments;
    return told.map(({ at, pool }, index) => {
      const { enis, total, without } = pool;
      const when = at < 0 ? words.before : at === 0 ? words.atOnce : fill(words.momentAfter, at);
      const what = without > 0 ? fill(words.momentWaiting, enis, total, without) : fill(words.moment, enis, total);
      const jump = skipped > 0 && index === mostMoments - 1 ? `${count(words.skipped, skipped)} · ` : '';
      const entry = element('li');
      setText(entry, `${jump}${when}: ${what}`);
      entry.classList.toggle('waits', without > 0);
      return entry;
    });
  }
}

/** ENIs as a line of steps; under it, filled while pods wait. */
function steps(moments: readonly PoolMoment[]): SVGElement {
  const first = moments[0]?.at ?? 0;
  const last = moments.at(-1)?.at ?? 0;
  const span = Math.max(1, last - first) * 1.15;
  const most = moments.reduce((least, { pool }) => Math.max(least, pool.enis), 1);
  const x = (at: number) => edge + ((at - first) / span) * (width - 2 * edge);
  const y = (enis: number) => height - edge - (enis / most) * (height - 3 * edge);
  const parts: SVGElement[] = [svgElement('path', { class: 'axis', d: `M${edge} ${height - edge}H${width - edge}` })];
  let line = '';
  for (const [index, { at, pool }] of moments.entries()) {
    const end = x(moments[index + 1]?.at ?? first + span);
    line += `${index === 0 ? `M${x(at)} ${y(pool.enis)}` : `V${y(pool.enis)}`}H${end}`;
    if (pool.without === 0) continue;
    const box = { x: x(at), y: y(pool.enis), width: end - x(at), height: height - edge - y(pool.enis) };
    const attributes = Object.fromEntries(Object.entries(box).map(([name, value]) => [name, String(value)]));
    parts.push(svgElement('rect', { class: 'waits', ...attributes }));
  }
  parts.push(svgElement('path', { class: 'line', d: line }));
  return svgElement(
    'svg',
    { class: 'steps', viewBox: `0 0 ${width} ${height}`, width: String(width), height: String(height) },
    ...parts,
  );
}
