import { globSync, readFileSync } from 'node:fs';

/** Commands of kubectl that only read. */
const reading = 'get|describe|logs|events|explain|top|version|api-resources|api-versions|cluster-info|auth|config';
const line = new RegExp(
  String.raw`kubectl (?:${reading})(?:[ ]+(?:'[^'\n]*'|"[^"\n]*"|=|\$\{\w+\}|[^\s'"|;)&<>${'`'}]+)+)*`,
  'g',
);

/** What stands for the variables that the lab's blocks set. */
const variables: Readonly<Record<string, string>> = { AWS_DEFAULT_REGION: 'ap-northeast-2', PENDING: 'netshoot-pod' };

/** Every reading line of kubectl in the chapters and in the published lab, each once, as a learner's shell runs it. */
export function readingLines(): readonly string[] {
  const files = [...globSync('walkthroughs/*/chapter*.md'), 'test/wire/seed/commands.yaml'];
  const found = files.flatMap((file) => readFileSync(file, 'utf8').match(line) ?? []);
  const plain = found.map((each) =>
    each.trim().replaceAll(/\$\{?(\w+)\}?/g, (whole, name: string) => variables[name] ?? whole),
  );
  return [...new Set(plain)].filter((each) => !each.includes('$') && !/[가-힣]/.test(each)).toSorted();
}
