import type { Shape, Structure } from '../shape.ts';
import { CommandError } from '../usage.ts';

/** Refuses parameters that do not fit the operation's input, as the CLI does before it sends anything. */
export function validate(parameters: Readonly<Record<string, unknown>>, input: Structure): void {
  const problems: string[] = [];
  check(parameters, input, '', problems);
  if (problems.length > 0) throw new CommandError(`Parameter validation failed:\n${problems.join('\n')}`);
}

function check(value: unknown, shape: Shape, name: string, problems: string[]): void {
  const valid = validTypes(value, shape);
  if (valid !== undefined) {
    const [type, types] = [pythonType(value), valid.map((each) => `<class '${each}'>`).join(', ')];
    problems.push(
      `Invalid type for parameter ${name}, value: ${represented(value)}, type: <class '${type}'>, valid types: ${types}`,
    );
  } else if (shape.kind === 'structure') {
    checkStructure(value as Readonly<Record<string, unknown>>, shape, name, problems);
  } else if (shape.kind === 'list') {
    for (const [index, element] of (value as readonly unknown[]).entries())
      check(element, shape.element, `${name}[${index}]`, problems);
  } else if (shape.kind === 'map') {
    for (const [key, each] of Object.entries(value as Readonly<Record<string, unknown>>))
      check(each, shape.value, `${name}.${key}`, problems);
  }
}

function checkStructure(
  value: Readonly<Record<string, unknown>>,
  { members, required }: Structure,
  name: string,
  problems: string[],
): void {
  const where = name === '' ? 'input' : name;
  for (const member of required)
    if (!Object.hasOwn(value, member) && members.get(member)?.kind !== 'token')
      problems.push(`Missing required parameter in ${where}: "${member}"`);
  const known = [...members.keys()].join(', ');
  for (const key of Object.keys(value))
    if (!members.has(key)) problems.push(`Unknown parameter in ${where}: "${key}", must be one of: ${known}`);
  for (const [member, shape] of members)
    if (Object.hasOwn(value, member)) check(value[member], shape, name === '' ? member : `${name}.${member}`, problems);
}

/** The Python types that a value should have had, if it has none of them. */
function validTypes(value: unknown, { kind }: Shape): readonly string[] | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (kind === 'structure' || kind === 'map') return isObject ? undefined : ['dict'];
  if (kind === 'list') return Array.isArray(value) ? undefined : ['list', 'tuple'];
  if (kind === 'number') return typeof value === 'number' ? undefined : ['int'];
  if (kind === 'boolean') return typeof value === 'boolean' ? undefined : ['bool'];
  if (kind === 'string' || kind === 'token' || kind === 'policy')
    return typeof value === 'string' ? undefined : ['str'];
  return undefined;
}

function pythonType(value: unknown): string {
  if (value === null) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  return { string: 'str', boolean: 'bool' }[typeof value as string] ?? 'dict';
}

/** A value as Python prints it: `{'a': [1, True, None]}`, and a text without quotes when it stands alone. */
function represented(value: unknown, quoted = false): string {
  if (value === null || value === undefined) return 'None';
  if (Array.isArray(value)) return `[${value.map((each) => represented(each, true)).join(', ')}]`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'object')
    return `{${Object.entries(value)
      .map(([key, each]) => `'${key}': ${represented(each, true)}`)
      .join(', ')}}`;
  if (typeof value === 'string') return quoted ? `'${value}'` : value;
  return typeof value === 'number' ? String(value) : typeof value;
}
