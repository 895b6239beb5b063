import { validationError } from './validationError.ts';
import type { ParameterValue } from './parameters.ts';

/** What stands for a value that is not to be echoed. */
export const asterisks = '****';

/** A parameter whose value is not kept: a saved world has none that are not to be echoed. */
export function forgotten({ definition }: ParameterValue): ParameterValue {
  return { definition, given: asterisks, resolved: undefined, isForgotten: true };
}

/** Refuses to go on where such a value is needed. */
export function refuseForgotten(name: string): never {
  throw validationError(
    `The value of the NoEcho parameter ${name} was not kept when this world was saved. Give it again.`,
  );
}

/** The names of the parameters whose values are not kept. */
export function forgottenNames(parameters: ReadonlyMap<string, ParameterValue>): ReadonlySet<string> {
  return new Set([...parameters].filter(([, { isForgotten }]) => isForgotten === true).map(([name]) => name));
}
