import { AwsFault } from '../../world/fault.ts';
import type { Tags } from '../../world/tags.ts';
import type { World } from '../../world/world.ts';
import type { Call } from '../operation.ts';
import { filtered, type Filters } from './filters.ts';
import { optionalText } from './input.ts';
import { texts } from '../inputMembers.ts';
import { pageOf, type Page, type PageSize } from './page.ts';

/** How a Describe operation finds, filters and pages the resources of one kind. */
export interface Description<T> {
  /** All of them, in the order the operation lists them. */
  readonly all: (world: World) => readonly T[];
  /** The list member that names resources, such as `SubnetId`; absent where none does. */
  readonly ids?: string;
  readonly idOf: (item: T) => string;
  /** Throws EC2's refusal of ids that none of them has. */
  readonly missing?: (first: string, all: readonly string[]) => void;
  /** Those that exist, but that the operation does not list. */
  readonly hidden?: (item: T) => boolean;
  readonly filters: Filters<T>;
  readonly tagsOf: (item: T) => Tags;
  readonly pageSize?: PageSize;
}

const usualPage: PageSize = { smallest: 5, largest: 1000 };

/** The resources a Describe call asks for: by ids, filters and page. */
export function described<T>(call: Call, description: Description<T>): Page<T> {
  const { world, input } = call;
  const listed = named(call, description).filter((item) => description.hidden?.(item) !== true);
  const items = filtered(world, input, listed, description.filters, description.tagsOf);
  return pageOf(input, items, description.idOf, description.pageSize ?? usualPage);
}

function named<T>({ world, input }: Call, { all, ids: member, idOf, missing }: Description<T>): readonly T[] {
  const items = all(world);
  const ids = member === undefined ? [] : texts(input, member);
  if (ids.length === 0) return items;
  if (optionalText(input, 'MaxResults') !== undefined)
    throw new AwsFault(
      'InvalidParameterCombination',
      `The parameter ${member} cannot be used with the parameter MaxResults`,
    );
  const known = new Set(items.map(idOf));
  const unknown = ids.filter((id) => !known.has(id));
  const [first] = unknown;
  if (first !== undefined) missing?.(first, unknown);
  const wanted = new Set(ids);
  return items.filter((item) => wanted.has(idOf(item)));
}
