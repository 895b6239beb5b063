import type { WhatIfOutcome } from '../../../domain/capacity/whatIf.ts';
import { element, setText } from '../../../webview/app/element.ts';
import { prefixShape, slotShape } from '../shape.ts';
import { count, fill } from '../../../webview/app/words.ts';
import type { Strings } from '../words.ts';

/** ENIs drawn before the rest becomes a number. */
const mostEnis = 4;

/** A node's places at rest, in the shapes of the nodes' section: which ENI a pod is on is chance, how many there are is not. */
export class PoolPicture {
  readonly root: HTMLElement;
  readonly #strings: Strings;
  readonly #rows = element('div', { className: 'slots', attributes: { 'aria-hidden': 'true' } });
  readonly #summary = element('p', { className: 'quiet' });
  #drawn = '';

  constructor(strings: Strings) {
    this.#strings = strings;
    const title = element('h3', { text: strings.whatIf.nodePicture });
    this.root = element('div', { className: 'pool' }, title, this.#rows, this.#summary);
  }

  update({ nodes, limits }: WhatIfOutcome): void {
    const pool = nodes[0]?.pool;
    this.root.hidden = pool === undefined;
    if (pool === undefined) return;
    const { nodes: words, whatIf } = this.#strings;
    setText(this.#summary, fill(whatIf.nodeSummary, pool.used, pool.warm, pool.subnetAddresses));
    const look = JSON.stringify([pool, limits]);
    if (look === this.#drawn) return;
    this.#drawn = look;
    let pods = pool.used;
    const all = Math.max(pool.slots.length, limits.enis + limits.idleEnis);
    const rows = Array.from({ length: Math.min(all, mostEnis) }, (_, index) => {
      const filled = pool.slots[index];
      const cells: SVGElement[] = [];
      if (filled !== undefined) cells.push(slotShape('primary'));
      for (let slot = 0; slot < (filled ?? 0); slot += 1) {
        const here = Math.min(pods, limits.addressesPerSlot);
        pods -= here;
        cells.push(shapeOf(here, limits.addressesPerSlot));
      }
      const places = filled === undefined ? limits.slotsPerEni + 1 : limits.slotsPerEni;
      while (cells.length < places + (filled === undefined ? 0 : 1))
        cells.push(slotShape(filled === undefined ? 'unattached' : 'empty'));
      return element(
        'div',
        { className: 'eni' },
        element('span', { className: 'name', text: fill(words.eni, index) }),
        element('div', { className: 'cells' }, ...cells.map((cell) => element('span', { className: 'place' }, cell))),
      );
    });
    if (all > mostEnis) rows.push(element('div', { className: 'quiet', text: count(whatIf.moreEnis, all - mostEnis) }));
    this.#rows.replaceChildren(...rows);
  }
}

function shapeOf(pods: number, addressesPerSlot: number): SVGElement {
  if (addressesPerSlot === 1) return slotShape(pods > 0 ? 'pod' : 'warm');
  const taken = Array.from({ length: addressesPerSlot }, (_, index) => index < pods);
  return prefixShape(pods > 0 ? 'pod' : 'warm', taken);
}
