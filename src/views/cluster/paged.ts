import { l10n } from 'vscode';
import { commands } from '../../contributions.ts';
import type { Row } from './row.ts';

/** Children of a row that are shown at first, and that each "show more" adds. */
export const pageSize = 200;

/** The rows of the first things, and behind them one that shows more of a long list. */
export function paged<T>(
  parent: string,
  things: readonly T[],
  limit: number,
  toRow: (thing: T) => Row,
): readonly Row[] {
  if (things.length <= limit) return things.map(toRow);
  const rest = things.length - limit;
  const title = l10n.t('Show {0} more', Math.min(rest, pageSize));
  return [
    ...things.slice(0, limit).map(toRow),
    {
      id: `more/${parent}`,
      label: title,
      description: l10n.t('{0} of {1} are shown', limit, things.length),
      icon: { name: 'ellipsis' },
      target: { moreOf: parent },
      command: { id: commands.showMore, title },
    },
  ];
}
