/**
 * The name under which the words of a tool's line are completed, as if by a tool: its arguments are the tool, the word being
 * typed, and those before it.
 */
export const completer = '__complete';
