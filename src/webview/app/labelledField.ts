import { element } from './element.ts';

/** A control below its label. `id` is that of what takes the focus in it. */
export function labelledField(id: string, label: string, control: HTMLElement): HTMLElement {
  return element('div', { className: 'field' }, element('label', { text: label, attributes: { for: id } }), control);
}
