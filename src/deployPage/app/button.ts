import { element } from '../../webview/app/element.ts';

export type Appearance = 'primary' | 'secondary';

/** A push button; at most one `primary` in sight. */
export function pushButton(text: string, appearance: Appearance, press: () => void): HTMLButtonElement {
  const button = element('button', { className: `push ${appearance}`, text, attributes: { type: 'button' } });
  button.addEventListener('click', press);
  return button;
}
