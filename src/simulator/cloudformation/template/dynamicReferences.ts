import type { Scope } from './scope.ts';
import { validationError } from './validationError.ts';
import { isRecord } from './value.ts';

const reference = /\{\{resolve:([\w-]+):([^}]+)\}\}/g;

function resolve(service: string, name: string, scope: Scope): string {
  if (service !== 'ssm')
    throw validationError(`Dynamic references to ${service} are not supported in the practice world.`);
  if (!/^[a-zA-Z0-9_.\-/]+(:\d+)?$/.test(name))
    throw validationError(`Incorrect format is used in the following SSM reference: [{{resolve:ssm:${name}}}]`);
  const value = scope.stored(name);
  if (value === undefined)
    throw validationError(`Unable to fetch parameters [${name}] from parameter store for this account.`);
  return value;
}

/** Evaluated properties with what they name as `{{resolve:ssm:name:version}}` in its place. */
export function resolveReferences(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string')
    return value.replace(reference, (_match, service: string, name: string) => resolve(service, name, scope));
  if (Array.isArray(value)) return value.map((item) => resolveReferences(item, scope));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, resolveReferences(member, scope)]));
}
