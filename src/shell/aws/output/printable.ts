import type { Shape } from '../shape.ts';

/** An answer as it is printed and queried: JSON, with its members in the order of the model. */
export type Printable = string | number | boolean | null | readonly Printable[] | { readonly [key: string]: Printable };

/** How times are printed: `cli_timestamp_format` of the configuration. */
export type TimeFormat = 'iso8601' | 'date' | 'dateWithMilliseconds' | 'seconds';

/** What the SDK answered, in the CLI's form: binary values are base64, members that are not there are left out. */
export function printable(value: unknown, shape: Shape, times: TimeFormat): Printable {
  if (value === null || value === undefined) return null;
  if (shape.kind === 'structure') {
    const from = value as Readonly<Record<string, unknown>>;
    const present = [...shape.members].filter(([name]) => from[name] !== undefined && from[name] !== null);
    return Object.fromEntries(present.map(([name, member]) => [name, printable(from[name], member, times)]));
  }
  if (shape.kind === 'list')
    return (value as readonly unknown[]).map((element) => printable(element, shape.element, times));
  if (shape.kind === 'map')
    return Object.fromEntries(
      Object.entries(value as Readonly<Record<string, unknown>>).map(([key, each]) => [
        key,
        printable(each, shape.value, times),
      ]),
    );
  if (value instanceof Date) return timeText(value, times);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (shape.kind === 'policy' && typeof value === 'string') return policyDocument(value);
  return typeof value === 'bigint' ? Number(value) : (value as Printable);
}

function timeText(date: Date, format: TimeFormat): string | number {
  const iso = date.toISOString();
  if (format === 'seconds') return date.getTime() / 1000;
  if (format === 'dateWithMilliseconds') return iso;
  if (format === 'date') return iso.replace(/\.000Z$/, 'Z');
  // Python tells microseconds, and nothing of a whole second.
  return iso.replace(/\.000Z$/, '+00:00').replace(/\.(\d{3})Z$/, '.$1000+00:00');
}

/** IAM sends policy documents percent-encoded. */
function policyDocument(text: string): Printable {
  try {
    return JSON.parse(decodeURIComponent(text)) as Printable;
  } catch {
    return text;
  }
}
