import { element, setAttribute } from '../../../webview/app/element.ts';
import type { PageContext } from '../pageContext.ts';

/** Minutes that can be looked at. */
const periods = [5, 60] as const;

export type Minutes = (typeof periods)[number];

/** Two buttons, one of them pressed: how far back to look. Kept across reloads. */
export class PeriodChoice {
  readonly root: HTMLElement;
  readonly #kept: { value: { readonly minutes: Minutes } };
  readonly #buttons: ReadonlyMap<Minutes, HTMLElement>;

  constructor({ strings, arrangement }: PageContext, chosen: () => void) {
    const { timeline: words } = strings;
    const names: Readonly<Record<Minutes, string>> = { 5: words.fiveMinutes, 60: words.oneHour };
    this.#kept = arrangement.choices('timeline', ({ minutes }) => ({
      minutes: periods.find((each) => each === minutes) ?? 5,
    }));
    this.#buttons = new Map(
      periods.map((minutes) => {
        const button = element('button', { text: names[minutes], attributes: { type: 'button' } });
        button.addEventListener('click', () => {
          this.#kept.value = { minutes };
          this.#draw();
          chosen();
        });
        return [minutes, button];
      }),
    );
    const group = { role: 'group', 'aria-label': words.period };
    this.root = element('div', { className: 'periods', attributes: group }, ...this.#buttons.values());
    this.#draw();
  }

  get minutes(): Minutes {
    return this.#kept.value.minutes;
  }

  #draw(): void {
    for (const [minutes, button] of this.#buttons)
      setAttribute(button, 'aria-pressed', String(minutes === this.minutes));
  }
}
