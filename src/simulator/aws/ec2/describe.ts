import { AwsFault } from '../../world/fault.ts';
import type { Tags } from '../../world/state.ts';
import type { World } from '../../world/world.ts';
import type { Call } from '../operation.ts';
import { filtered, type Filters } from './filters.ts';
import { optionalText, texts } from './input.ts';
import { pageOf, type Page, type PageSize } from './page.ts';

/** How a Describe operation finds, filters and pages the resources of one kind. */
export interface Description<T> {
  /** All of them, in the order the operation lists them. */
  all(world: World): readonly T[];
  /** The list member that names resources, such as `SubnetId`. */
  readonly ids: string;
  readonly idOf: (item: T) => string;
  /** Throws EC2's refusal of an id that none of them has. */
  missing(id: string): void;
  readonly filters: Filters<T>;
  readonly tagsOf: (item: T) => Tags;
  readonly pageSize?: PageSize;
}

const usualPage: PageSize = { smallest: 5, largest: 1000 };

/** The resources a Describe call asks for: by ids, filters and page. */
export function described<T>({ world, input }: Call, description: Description<T>): Page<T> {
  const all = description.all(world);
  const ids = texts(input, description.ids);
  if (ids.length > 0 && optionalText(input, 'MaxResults') !== undefined)
    throw new AwsFault(
      'InvalidParameterCombination',
      `The parameter ${description.ids} cannot be used with the parameter MaxResults`,
    );
  for (const id of ids) if (!all.some((item) => description.idOf(item) === id)) description.missing(id);
  const named = ids.length === 0 ? all : all.filter((item) => ids.includes(description.idOf(item)));
  const items = filtered(world, input, named, description.filters, description.tagsOf);
  return pageOf(input, items, description.idOf, description.pageSize ?? usualPage);
}
