import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { goValue } from '../output/goFormat.ts';
import { tabWritten } from '../output/tabWriter.ts';

/** Two spaces for each level. */
const indent = '  ';
/** Annotations longer than this stand on lines of their own. */
const longAnnotation = 140;
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** The lines of a description; tabs line them up, as kubectl does. */
export class Description {
  #text = '';

  /** A line at a level of indentation. */
  line(level: number, text: string): this {
    this.#text += `${indent.repeat(level)}${text}\n`;
    return this;
  }

  /** A title and a value. */
  field(title: string, value: unknown, level = 0): this {
    return this.line(level, `${title}:\t${goValue(value)}`);
  }

  /** A title and its values, one a line; `<none>` if there are none. */
  lines(title: string, values: readonly string[]): this {
    return this.line(0, `${title}:\t${values.length === 0 ? '<none>' : values.join('\n\t')}`);
  }

  labels(title: string, labels: Readonly<Record<string, string>> | undefined): this {
    const pairs = inOrder(labels).map(([key, value]) => `${key}=${value}`);
    return this.lines(title, pairs);
  }

  annotations(annotations: Readonly<Record<string, string>> | undefined, title = 'Annotations'): this {
    const shown = inOrder(annotations).filter(([key]) => key !== lastApplied);
    return this.lines(
      title,
      shown.map(([key, given]) => {
        const value = given.replace(/\n$/, '');
        if (key.length + value.length <= longAnnotation && !value.includes('\n')) return `${key}: ${value}`;
        return [`${key}:`, ...value.split('\n').map((line) => `\t  ${shortened(line)}`)].join('\n');
      }),
    );
  }

  /** Name, namespace where it has one, labels and annotations. */
  identity({ metadata }: KubernetesObject, { namespaced = true } = {}): this {
    this.field('Name', metadata?.name ?? '');
    if (namespaced) this.field('Namespace', metadata?.namespace ?? '');
    return this.labels('Labels', metadata?.labels).annotations(metadata?.annotations);
  }

  /** The text with its tabs as they are. */
  get tabbed(): string {
    return this.#text;
  }

  toString(): string {
    return tabWritten(this.#text, { minWidth: 0, padding: 2 });
  }
}

function shortened(line: string): string {
  return line.length > longAnnotation - 2 ? `${line.slice(0, longAnnotation - 2)}...` : line;
}

/** The entries of a map in order of their keys. */
export function inOrder<Value>(
  map: Readonly<Record<string, Value>> | undefined,
): readonly (readonly [string, Value])[] {
  return Object.entries(map ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A time stamp in local time, as Go's RFC1123Z has it: `Thu, 26 Nov 2026 12:29:03 +0000`. */
export function longTime(stamp: unknown): string {
  if (typeof stamp !== 'string' || stamp === '') return 'Mon, 01 Jan 0001 00:00:00 +0000';
  const time = new Date(stamp);
  const two = (value: number) => String(value).padStart(2, '0');
  const offset = -time.getTimezoneOffset();
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.trunc(Math.abs(offset) / 60))}${two(Math.abs(offset) % 60)}`;
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':');
  const month = months[time.getMonth()] ?? '';
  return `${days[time.getDay()] ?? ''}, ${two(time.getDate())} ${month} ${time.getFullYear()} ${clock} ${zone}`;
}
