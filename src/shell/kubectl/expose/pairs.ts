import { ToolError } from '../../tool.ts';

/** Reads `key=value,key=value`. */
export function parsePairs(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text.split(',').map((pair): [string, string] => {
      const [key = '', value, ...more] = pair.split('=');
      if (value === undefined || more.length > 0) throw new ToolError(`error: unexpected label spec: ${pair}`);
      return [key, value];
    }),
  );
}
