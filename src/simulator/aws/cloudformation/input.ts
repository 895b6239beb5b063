import { validationError } from '../../cloudformation/template/validationError.ts';

type Input = Readonly<Record<string, unknown>>;

/** A member as text; undefined when absent or empty, which the Query protocol cannot tell apart. */
export function optionalText(input: Input, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A member that has to be there, as text. */
export function requiredText(input: Input, name: string): string {
  const value = optionalText(input, name);
  if (value === undefined)
    throw validationError(
      `1 validation error detected: Value null at '${name.charAt(0).toLowerCase()}${name.slice(1)}' failed to satisfy constraint: Member must not be null`,
    );
  return value;
}

export function flag(input: Input, name: string): boolean {
  return input[name] === true || input[name] === 'true';
}

/** A list member; an empty list arrives as empty text. */
export function list(input: Input, name: string): unknown[] {
  const value = input[name];
  return Array.isArray(value) ? (value as unknown[]) : [];
}

export function texts(input: Input, name: string): string[] {
  return list(input, name).filter((value) => typeof value === 'string');
}

/** A list of structures. */
export function structures(input: Input, name: string): Input[] {
  return list(input, name).filter((value): value is Input => typeof value === 'object' && value !== null);
}
