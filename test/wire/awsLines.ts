import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';

/** An `aws` command up to the end of its simple command: quotes, `$(…)` and a backslash before a line's end go on. */
const command = /\baws (?:cloudformation|ec2|eks|ssm|sts) (?:'[^']*'|"[^"]*"|\$\([^)]*\)|\\\n|[^'"|;&)\n])+/g;

/** Every `aws` command in a text. */
export function awsCommandsIn(text: string): readonly string[] {
  return [...text.matchAll(command)].map(([found]) => found.replace(/\\\n\s*/g, ' ').trim());
}

/** Every `aws` command of the chapters, in order, each once. */
export function awsCommandsOfChapters(): readonly string[] {
  const files = globSync('walkthroughs/*/chapter*.md').toSorted();
  const code = files.flatMap((file) => readFileSync(file, 'utf8').match(/^```(?:bash|sh)[^]*?^```/gm) ?? []);
  return [...new Set(code.flatMap(awsCommandsIn))];
}
