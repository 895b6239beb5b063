/** What a value is typed into or chosen with. */
export interface Control {
  readonly root: HTMLElement;
  /** What takes the focus. */
  readonly input: HTMLElement;
  /** Shows a value, unless the person is at it right now. */
  update(value: string): void;
}

/** Shows a value in an input; what is being typed there is left alone. */
export function showValue(input: HTMLInputElement | HTMLSelectElement, value: string): void {
  if (input.value !== value && document.activeElement !== input) input.value = value;
}
