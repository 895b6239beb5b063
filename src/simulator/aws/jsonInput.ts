import { AwsFault } from '../world/fault.ts';

/** Reading the input of services that speak JSON 1.1: Systems Manager, CloudWatch Logs, Service Quotas. */
export type Input = Readonly<Record<string, unknown>>;

/** A member as text; undefined when absent. Refuses a value of another type, as the service's decoder does. */
export function optionalText(input: Input, name: string): string | undefined {
  const value = input[name] ?? undefined;
  if (value === undefined || typeof value === 'string') return value;
  throw mismatch(value, 'a String');
}

/** A member that has to be there, as text; `code` is the service's own for invalid input. */
export function requiredText(input: Input, name: string, code = 'ValidationException'): string {
  const value = optionalText(input, name);
  if (value === undefined || value === '')
    throw new AwsFault(
      code,
      `1 validation error detected: Value null at '${name.charAt(0).toLowerCase()}${name.slice(1)}' failed to satisfy constraint: Member must not be null`,
    );
  return value;
}

/** A whole number; undefined when absent. */
export function optionalNumber(input: Input, name: string): number | undefined {
  const value = input[name] ?? undefined;
  if (value === undefined || (typeof value === 'number' && Number.isInteger(value))) return value;
  throw mismatch(value, 'an Integer');
}

export function optionalFlag(input: Input, name: string): boolean | undefined {
  const value = input[name] ?? undefined;
  if (value === undefined || typeof value === 'boolean') return value;
  throw mismatch(value, 'a Boolean');
}

/** A list of texts; empty when absent. */
export function texts(input: Input, name: string): string[] {
  return list(input, name).map((value) => {
    if (typeof value !== 'string') throw mismatch(value, 'a String');
    return value;
  });
}

/** A list of structures; empty when absent. */
export function structures(input: Input, name: string): Input[] {
  return list(input, name).map((value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw mismatch(value, 'a Structure');
    return value as Input;
  });
}

function list(input: Input, name: string): readonly unknown[] {
  const value = input[name] ?? [];
  if (!Array.isArray(value)) throw mismatch(value, 'a List');
  return value;
}

function mismatch(value: unknown, wanted: string): AwsFault {
  const given = Array.isArray(value) ? 'LIST' : typeof value === 'object' ? 'STRUCTURE' : typeof value;
  return new AwsFault('SerializationException', `${given.toUpperCase()}_VALUE can not be converted to ${wanted}`);
}
