import type { ToolContext } from '../tool.ts';

/** Yellow on black, as the plugins mark the entry in use on a screen. */
const mark = '\u001b[40m\u001b[33m';
const normal = '\u001b[0m';

/** Names, one a line; on a screen the one in use stands out. */
export function listWithCurrent(names: readonly string[], current: string, context: ToolContext): string {
  const inColor = context.screen !== undefined && (context.environment['NO_COLOR'] ?? '') === '';
  return names.map((name) => (inColor && name === current ? `${mark}${name}${normal}\n` : `${name}\n`)).join('');
}
