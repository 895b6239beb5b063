import type { StatusCause } from '../../statusError.ts';

/** What is wrong with a field, in the words of the API server. `field` is its path. */

export const required = (field: string, detail = ''): StatusCause => ({
  reason: 'FieldValueRequired',
  message: detail === '' ? 'Required value' : `Required value: ${detail}`,
  field,
});

export const invalidValue = (field: string, value: unknown, detail: string): StatusCause => ({
  reason: 'FieldValueInvalid',
  message: `Invalid value: ${typeof value === 'string' ? JSON.stringify(value) : shown(value)}: ${detail}`,
  field,
});

export const duplicate = (field: string, value: unknown): StatusCause => ({
  reason: 'FieldValueDuplicate',
  message: `Duplicate value: ${shown(value)}`,
  field,
});

export const forbiddenField = (field: string, detail: string): StatusCause => ({
  reason: 'FieldValueForbidden',
  message: `Forbidden: ${detail}`,
  field,
});

export const missing = (field: string, value: unknown): StatusCause => ({
  reason: 'FieldValueNotFound',
  message: `Not found: ${shown(value)}`,
  field,
});

export const tooLong = (field: string, detail: string): StatusCause => ({
  reason: 'FieldValueTooLong',
  message: `Too long: ${detail}`,
  field,
});

/** Empty if the value is one of those. */
export function oneOf(field: string, value: unknown, supported: readonly string[]): readonly StatusCause[] {
  if (typeof value === 'string' && supported.includes(value)) return [];
  const list = supported.toSorted().map((each) => JSON.stringify(each));
  return [
    {
      reason: 'FieldValueNotSupported',
      message: `Unsupported value: ${shown(value)}: supported values: ${list.join(', ')}`,
      field,
    },
  ];
}

/** Empty if the number is absent or not below zero. */
export function notNegative(field: string, value: number | undefined): readonly StatusCause[] {
  return value === undefined || value >= 0 ? [] : [invalidValue(field, value, 'must be greater than or equal to 0')];
}

/** Empty if the port is one. */
export function portCauses(field: string, value: number): readonly StatusCause[] {
  return value >= 1 && value <= 65_535 ? [] : [invalidValue(field, value, 'must be between 1 and 65535, inclusive')];
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

/** A map as Go prints it, which is how the API server quotes labels. */
export function goMap(labels: Readonly<Record<string, string>>): string {
  const entries = Object.keys(labels).toSorted();
  return `map[string]string{${entries.map((key) => `"${key}":"${labels[key]}"`).join(', ')}}`;
}
