import { createInterface } from 'node:readline';
import type { Tool } from '../tool.ts';
import { highlightYaml } from './highlightYaml.ts';

/** `... | yh`: YAML from standard input, in colors. */
export const yh: Tool = async (_args, context) => {
  for await (const line of createInterface({ input: context.input, crlfDelay: Infinity }))
    context.print(`${highlightYaml(line)}\n`);
  return 0;
};
