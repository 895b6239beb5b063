import { element } from '../../webview/app/element.ts';
import { slotShape } from './shape.ts';
import type { Strings } from './words.ts';

/** What the shapes mean. */
export function legend({ nodes: words }: Strings): HTMLElement {
  const entries = [
    [slotShape('primary'), words.primary],
    [slotShape('pod'), words.pod],
    [slotShape('warm'), words.warm],
    [slotShape('cooling'), words.cooling],
    [slotShape('empty'), words.empty],
    [slotShape('unattached'), words.notAttached],
  ] as const;
  return element(
    'ul',
    { className: 'legend', attributes: { 'aria-label': words.legend } },
    ...entries.map(([shape, text]) => element('li', {}, shape, element('span', { text }))),
  );
}
