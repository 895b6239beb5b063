/** The entry of a table for a word of the command line, which may be one of its other names; undefined when there is none. */
export function commandNamed<Command>(
  commands: Readonly<Record<string, Command>>,
  word: string,
  otherNames: Readonly<Record<string, string>> = {},
): Command | undefined {
  const name = Object.hasOwn(otherNames, word) ? otherNames[word] : word;
  return name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
}
