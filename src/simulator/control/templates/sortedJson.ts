import { isRecord } from '../../kubernetes/patches/record.ts';

/** JSON with the keys of every object in order, as Go writes a map, and without the fields that are undefined. */
export function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const fields = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .toSorted();
  return `{${fields.map((key) => `${JSON.stringify(key)}:${sortedJson(value[key])}`).join(',')}}`;
}
