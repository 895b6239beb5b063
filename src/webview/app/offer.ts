/** One of what a combobox has to choose from. */
export interface Option<Value> {
  readonly value: Value;
  readonly label: string;
  /** What helps to choose; looked through as well. */
  readonly detail?: string;
  /** What stands in the field once it is chosen: the label, unless it is told. */
  readonly text?: string;
}

/** What a list offers for what was typed; `note` is spoken. */
export interface Offer<Value> {
  readonly options: readonly Option<Value>[];
  readonly note: string;
}

/** Where the option is whose text stands in the field; -1 when none is. */
export function placeOf(options: readonly Option<unknown>[], shown: string): number {
  return options.findIndex(({ label, text = label }) => text === shown);
}
