/** Objects never change, so their text is made once. */
const texts = new WeakMap<object, string>();

/** The JSON of a kept object, or of a part of it. */
export function textOf(value: object): string {
  let text = texts.get(value);
  if (text === undefined) texts.set(value, (text = JSON.stringify(value)));
  return text;
}
