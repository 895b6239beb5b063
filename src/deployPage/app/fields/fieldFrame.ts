import { element, linkButton, setAttribute, setText } from '../../../webview/app/element.ts';

/** What stands around and below a control. Empty texts are left out. */
export interface FieldNotes {
  /** What is wrong with the value. */
  readonly problem: string;
  /** What is known of the value, such as how many pods fit on this type. */
  readonly hint: string;
  /** What the button says that takes the default again; undefined without one. */
  readonly reset: string | undefined;
}

export interface FieldFrameOptions {
  readonly id: string;
  readonly label: string;
  /** What there is to know of the field; may be empty. */
  readonly text: string;
  /** What takes the focus and is described by the texts. */
  readonly input: HTMLElement;
  /** What holds the input; the input itself where nothing does. */
  readonly control: HTMLElement;
  readonly reset: () => void;
}

/** A control with its label, what there is to know of it, and what is wrong with it right beside it. */
export class FieldFrame {
  readonly root: HTMLElement;
  readonly #input: HTMLElement;
  readonly #problem: HTMLElement;
  readonly #hint: HTMLElement;
  readonly #reset: HTMLButtonElement;

  constructor(options: FieldFrameOptions) {
    const { id, label, text, input, control } = options;
    this.#input = input;
    input.id = id;
    const about = element('p', { className: 'quiet small', text, attributes: { id: `${id}-about` } });
    about.hidden = text === '';
    this.#hint = element('p', { className: 'hint small', attributes: { id: `${id}-hint` } });
    this.#problem = element('p', { className: 'problem small', attributes: { id: `${id}-problem` } });
    this.#reset = linkButton('', options.reset);
    this.#reset.classList.add('small');
    setAttribute(this.#reset, 'aria-describedby', `${id}-label`);
    setAttribute(input, 'aria-describedby', `${id}-problem ${id}-hint ${id}-about`);
    this.root = element(
      'div',
      { className: 'field' },
      element('label', { text: label, attributes: { id: `${id}-label`, for: id } }),
      control,
      this.#problem,
      this.#hint,
      about,
      this.#reset,
    );
  }

  update({ problem, hint, reset }: FieldNotes): void {
    setText(this.#problem, problem);
    this.#problem.hidden = problem === '';
    setAttribute(this.#input, 'aria-invalid', problem === '' ? undefined : 'true');
    this.root.classList.toggle('wrong', problem !== '');
    setText(this.#hint, hint);
    this.#hint.hidden = hint === '';
    setText(this.#reset, reset ?? '');
    this.#reset.hidden = reset === undefined;
  }
}
