import type { ToolContext } from '../../tool.ts';
import { customizations } from '../custom/customizations.ts';
import { operationOptions, type OperationOption } from '../input/operationOptions.ts';
import { parameterFile } from '../input/parameterFile.ts';
import { parseJson } from '../input/parseJson.ts';
import { valueOf } from '../input/valueOf.ts';
import { kebabCase } from '../kebabCase.ts';
import type { Operation, Parameters, Service } from '../service.ts';
import { CommandError, ParameterError, UnknownOptionsError, UsageError } from '../usage.ts';
import { parseWords, type OptionName, type ParsedWords } from '../words.ts';
import type { PagingOptions } from './paging.ts';

export interface OperationWords {
  readonly parameters: Parameters;
  readonly paging: PagingOptions;
  /** Whether the command line asks for one page by the operation's own tokens. */
  readonly onePage: boolean;
}

const inputJson: OptionName = { name: 'cli-input-json', takes: 'one' };

/** All options of an operation. */
export function optionsOf({ name }: Service, operation: Operation): readonly (OptionName | OperationOption)[] {
  const custom = customizations[`${name}.${kebabCase(operation.name)}`];
  const paging = pagingOptions(operation);
  const hidden = new Set([...(custom?.without ?? []), ...paging.map((each) => each.name)]);
  return [
    ...operationOptions(name, operation).filter((option) => !hidden.has(option.name)),
    ...(custom?.options ?? []),
    ...paging,
    inputJson,
  ];
}

/** Reads the words after an operation. Throws what the CLI says of those that it cannot make out. */
export function readParameters(
  service: Service,
  operation: Operation,
  args: readonly string[],
  context: ToolContext,
): OperationWords {
  const options = optionsOf(service, operation);
  const parsed = parseWords(args, options);
  const own = options.filter((option) => 'member' in option);
  checkExclusive(own, parsed);
  if (!parsed.given.has(inputJson.name)) checkRequired(own, parsed);
  refuseUnknown(parsed);
  const parameters: Record<string, unknown> = {};
  for (const option of own) {
    const words = parsed.given.get(option.name);
    // Of a switch and its opposite the last one counts.
    const isOverruled = own.some(
      (other) => other.member === option.member && order(parsed.given, other) > order(parsed.given, option),
    );
    if (words === undefined || isOverruled) continue;
    parameters[option.member] =
      words.length === 0 && option.value !== undefined
        ? option.value
        : valueOf(words, option.shape, `--${option.name}`, context);
  }
  const custom = customizations[`${service.name}.${kebabCase(operation.name)}`];
  custom?.apply(parameters, parsed.given);
  const json = parsed.given.get(inputJson.name)?.[0];
  const isPaged = operation.pages !== undefined;
  const number = (name: string) => (isPaged ? wholeNumber(name, parsed) : undefined);
  return {
    parameters: { ...(json === undefined ? {} : inputOf(json, context)), ...parameters },
    paging: {
      startingToken: isPaged ? parsed.given.get('starting-token')?.[0] : undefined,
      maxItems: number('max-items'),
      pageSize: number('page-size'),
    },
    onePage: pageMembers(operation).some((member) => Object.hasOwn(parameters, member)),
  };
}

/** Words that belong to no option, in the order in which the CLI lists them: the first plain word comes last. */
export function refuseUnknown({ rest, words }: ParsedWords): void {
  const [first] = words;
  if (rest.length === 0) return;
  if (first === undefined) throw new UnknownOptionsError(rest);
  const at = rest.indexOf(first);
  throw new UnknownOptionsError([...rest.slice(0, at), ...rest.slice(at + 1), first]);
}

function pagingOptions({ pages }: Operation): readonly OptionName[] {
  if (pages === undefined) return [];
  const names = ['starting-token', ...(pages.limit === undefined ? [] : ['page-size']), 'max-items'];
  return names.map((name) => ({ name, takes: 'one' }));
}

/** The members that a page is asked for with. */
function pageMembers({ pages }: Operation): readonly string[] {
  return pages === undefined ? [] : [...pages.input, ...(pages.limit === undefined ? [] : [pages.limit])];
}

function checkExclusive(options: readonly OperationOption[], { given }: ParsedWords): void {
  const byMember = Map.groupBy(options, ({ member }) => member);
  for (const pair of byMember.values()) {
    const [first, second] = pair
      .filter(({ name }) => given.has(name))
      .toSorted((a, b) => order(given, a) - order(given, b));
    if (first?.shape.kind === 'structure' && second !== undefined)
      throw new CommandError(`Cannot specify both the "--${first.name}" option and the "--${second.name}" option.`);
  }
}

function order(given: ParsedWords['given'], { name }: OptionName): number {
  return [...given.keys()].indexOf(name);
}

function checkRequired(options: readonly OperationOption[], { given }: ParsedWords): void {
  const required = options.filter((option) => option.required);
  const missing = required.filter(({ name, shape }) => shape.kind !== 'boolean' && !given.has(name));
  if (missing.length > 0)
    throw new UsageError(`the following arguments are required: ${missing.map(({ name }) => `--${name}`).join(', ')}`);
  const switches = Map.groupBy(
    required.filter(({ shape }) => shape.kind === 'boolean'),
    ({ member }) => member,
  );
  for (const pair of switches.values())
    if (!pair.some(({ name }) => given.has(name)))
      throw new UsageError(`one of the arguments ${pair.map(({ name }) => `--${name}`).join(' ')} is required`);
}

function wholeNumber(name: string, { given }: ParsedWords): number | undefined {
  const text = given.get(name)?.[0];
  if (text === undefined) return undefined;
  if (!/^\s*[+-]?\d+\s*$/.test(text)) throw new UsageError(`argument --${name}: invalid int value: '${text}'`);
  return Number(text);
}

function inputOf(text: string, context: ToolContext): Parameters {
  const file = parameterFile(text, 'cli-input-json', context);
  const json = file === undefined ? text : Buffer.from(file).toString('utf8');
  return parseJson(
    json,
    (problem) => new ParameterError('cli-input-json', `Invalid JSON: ${problem}\nJSON received: ${json}`),
  ) as Parameters;
}
