import { AwsFault } from '../../world/fault.ts';
import type { Tags } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import { requiredText } from './input.ts';
import { structures, texts, type Input } from '../inputMembers.ts';

/** What an item has that a filter compares: one text, several of which one has to match, or nothing. */
export type FilterValue = string | readonly string[] | undefined;

/** The filters of a Describe operation by name, beside those for tags that all of them know. */
export type Filters<T> = Readonly<Record<string, (item: T, world: World) => FilterValue>>;

/** Most values one filter takes. */
const valueLimit = 200;

/** The items every filter of the request lets through: filters are joined by and, the values of one by or. */
export function filtered<T>(
  world: World,
  input: Input,
  items: readonly T[],
  filters: Filters<T>,
  tagsOf: (item: T) => Tags,
): T[] {
  const conditions = structures(input, 'Filter').map((filter) => {
    const name = requiredText(filter, 'Name');
    const values = texts(filter, 'Value');
    if (values.length > valueLimit)
      throw new AwsFault(
        'FilterLimitExceeded',
        'The maximum number of filter values specified on a single call is 200.',
      );
    const valueOf = comparison(name, filters, tagsOf);
    const patterns = values.map(pattern);
    return (item: T) => {
      const value = valueOf(item, world);
      const candidates = value === undefined ? [] : [value].flat();
      return patterns.some((each) => candidates.some((candidate) => each.test(candidate)));
    };
  });
  return items.filter((item) => conditions.every((holds) => holds(item)));
}

function comparison<T>(name: string, filters: Filters<T>, tagsOf: (item: T) => Tags): Filters<T>[string] {
  if (name.startsWith('tag:')) return (item) => tagsOf(item)[name.slice('tag:'.length)];
  if (name === 'tag-key') return (item) => Object.keys(tagsOf(item));
  if (name === 'tag-value') return (item) => Object.values(tagsOf(item));
  const own = Object.hasOwn(filters, name) ? filters[name] : undefined;
  if (own === undefined) throw new AwsFault('InvalidParameterValue', `The filter '${name}' is invalid`);
  return own;
}

/** A value as an expression: `*` stands for any characters, `?` for one, and a backslash takes their meaning away. */
export function pattern(value: string): RegExp {
  const source = value.replace(/\\[*?\\]|[*?]|[^\\*?]+|\\/g, (part) => {
    if (part === '*') return '.*';
    if (part === '?') return '.';
    const literal = part.length === 2 && part.startsWith('\\') ? part.slice(1) : part;
    return literal.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  });
  return new RegExp(`^${source}$`, 's');
}
