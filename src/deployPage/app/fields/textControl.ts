import { element, setText } from '../../../webview/app/element.ts';
import type { Strings } from '../words.ts';
import { showValue, type Control } from './control.ts';

/** A line of text. A number is text, too, so that what is wrong with it can be said. */
export function textControl(kind: 'text' | 'number', typed: (value: string) => void): Control {
  const input = textInput('text');
  if (kind === 'number') input.inputMode = 'numeric';
  input.addEventListener('input', () => typed(input.value));
  return { root: input, input, update: (value) => showValue(input, value) };
}

/** A secret: masked, and shown only while the person wants to see what is typed. */
export function secretControl(
  strings: Strings['form'],
  typed: (value: string) => void,
): Control & {
  /** `held`: the host has a value that this page has not. */
  hold(held: boolean): void;
} {
  const input = textInput('password');
  input.addEventListener('input', () => typed(input.value));
  const show = element('button', { className: 'link', text: strings.show, attributes: { type: 'button' } });
  show.addEventListener('click', () => {
    const isShown = input.type === 'text';
    input.type = isShown ? 'password' : 'text';
    setText(show, isShown ? strings.show : strings.hide);
    show.setAttribute('aria-pressed', String(!isShown));
  });
  show.setAttribute('aria-pressed', 'false');
  return {
    root: element('div', { className: 'entry' }, input, show),
    input,
    update: (value) => showValue(input, value),
    hold(held) {
      input.placeholder = held ? strings.held : '';
    },
  };
}

/** One of a few values that are all known. */
export function choiceControl(values: readonly string[], emptyText: string, chosen: (value: string) => void): Control {
  const options = values.map((value) => {
    const option = element('option', { text: value === '' ? emptyText : value });
    option.value = value;
    return option;
  });
  const input = element('select', {}, ...options);
  input.addEventListener('change', () => chosen(input.value));
  return {
    root: input,
    input,
    update(value) {
      // One that is not among them is shown as no choice at all.
      if (input.value !== value) input.value = value;
    },
  };
}

export function textInput(type: 'text' | 'password'): HTMLInputElement {
  return element('input', { attributes: { type, autocomplete: 'off', spellcheck: 'false', autocapitalize: 'off' } });
}
