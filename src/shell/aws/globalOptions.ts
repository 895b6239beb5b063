import { outputFormats, type OutputFormat } from './output/format.ts';
import { parseQuery, type Query } from './output/query.ts';
import { UsageError } from './usage.ts';
import { parseWords, type OptionName } from './words.ts';

/** Options that every command takes. Those of the CLI's second version are taken too. */
const options: readonly OptionName[] = [
  ...['endpoint-url', 'output', 'query', 'profile', 'region', 'color', 'ca-bundle'].map(one),
  ...['cli-read-timeout', 'cli-connect-timeout', 'cli-binary-format'].map(one),
  ...['debug', 'no-verify-ssl', 'no-paginate', 'no-sign-request', 'version'].map(nothing),
  ...['no-cli-pager', 'cli-auto-prompt', 'no-cli-auto-prompt'].map(nothing),
];

export const globalOptionNames: readonly string[] = options.map(({ name }) => `--${name}`);

export interface GlobalOptions {
  readonly endpoint: string | undefined;
  readonly profile: string | undefined;
  readonly region: string | undefined;
  readonly output: OutputFormat | undefined;
  readonly query: Query | undefined;
  readonly color: 'on' | 'off' | 'auto';
  readonly paginate: boolean;
  readonly version: boolean;
  /** Milliseconds. */
  readonly connect: number | undefined;
  readonly read: number | undefined;
}

/** Takes the options for every command out of a command line; the other words stay as they are. */
export function parseGlobalOptions(args: readonly string[]): {
  readonly globals: GlobalOptions;
  readonly rest: readonly string[];
} {
  const { given, rest } = parseWords(args, options);
  const text = (name: string) => given.get(name)?.[0];
  const query = text('query');
  return {
    globals: {
      endpoint: endpoint(text('endpoint-url')),
      profile: text('profile'),
      region: text('region'),
      output: choice('output', text('output'), outputFormats),
      query: query === undefined ? undefined : parseQuery(query),
      color: choice('color', text('color'), ['on', 'off', 'auto']) ?? 'auto',
      paginate: !given.has('no-paginate'),
      version: given.has('version'),
      connect: seconds('cli-connect-timeout', text('cli-connect-timeout')),
      read: seconds('cli-read-timeout', text('cli-read-timeout')),
    },
    rest,
  };
}

function one(name: string): OptionName {
  return { name, takes: 'one' };
}

function nothing(name: string): OptionName {
  return { name, takes: 'nothing' };
}

function choice<Choice extends string>(
  name: string,
  value: string | undefined,
  choices: readonly Choice[],
): Choice | undefined {
  const found = choices.find((each) => each === value);
  if (value !== undefined && found === undefined)
    throw new UsageError(`argument --${name}: Invalid choice, valid choices are:\n\n${choiceLines(choices)}`);
  return found;
}

/** Choices in two columns, as the CLI lists them. */
function choiceLines(choices: readonly string[]): string {
  const cells = choices.map((each) => each.padEnd(40));
  return cells
    .flatMap((cell, at) => (at % 2 === 0 ? [[cell, ...cells.slice(at + 1, at + 2)].join(' | ')] : []))
    .join('\n');
}

/** Milliseconds of a timeout in seconds; 0 is as long as it takes. */
function seconds(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d+$/.test(value)) throw new UsageError(`argument --${name}: invalid int value: '${value}'`);
  return Number(value) * 1000;
}

function endpoint(value: string | undefined): string | undefined {
  if (value === undefined || /^[a-z]+:\/\/./i.test(value)) return value;
  throw new UsageError(
    `Bad value for --endpoint-url "${value}": scheme is missing.  Must be of the form http://<hostname>/ or https://<hostname>/`,
  );
}
