/** The members of a request, once its protocol has been read: texts, lists and structures. */
export type Input = Readonly<Record<string, unknown>>;

/** A structure; empty when absent. */
export function structure(input: Input, name: string): Input {
  const value = input[name];
  return isStructure(value) ? value : {};
}

/** A list of texts; empty when absent. An empty list of the Query protocol arrives as empty text. */
export function texts(input: Input, name: string): string[] {
  const value = input[name];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** A list of structures; empty when absent. */
export function structures(input: Input, name: string): Input[] {
  const value = input[name];
  return Array.isArray(value) ? value.filter(isStructure) : [];
}

function isStructure(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
