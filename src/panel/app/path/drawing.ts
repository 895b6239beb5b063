import type { Place, Station } from '../../../domain/routing/station.ts';
import { element } from '../../../webview/app/element.ts';
import type { PageContext } from '../pageContext.ts';
import type { Strings } from '../words.ts';
import { shortName } from './ends.ts';
import { stationCard } from './stationCard.ts';

/** Stations from left to right, those of one machine together. It is an ordered list, and reads as one. */
export function wayDrawing(
  label: string,
  stations: readonly Station[],
  hues: ReadonlyMap<string, number>,
  context: PageContext,
): HTMLElement {
  const groups = byPlace(stations).map(([first, ...rest]) => {
    const cards = [first, ...rest].map((station) => stationCard(station, hues, context));
    return element(
      'li',
      { className: `place at-${first.place.kind}` },
      element('h4', { text: placeName(first.place, context.strings) }),
      element('ol', {}, ...cards),
    );
  });
  return element('div', { className: 'way' }, element('h3', { text: label }), element('ol', {}, ...groups));
}

/** How a machine or network is called. */
export function placeName({ kind, name }: Place, { path: words }: Strings): string {
  switch (kind) {
    case 'pod':
      return `${words.kindPod} ${name}`;
    case 'node':
      return `${words.kindNode} ${shortName(name)}`;
    case 'vpc':
      return words.placeVpc;
    case 'outside':
      return words.placeOutside;
  }
}

function byPlace(stations: readonly Station[]): readonly (readonly [Station, ...Station[]])[] {
  const groups: [Station, ...Station[]][] = [];
  for (const station of stations) {
    const last = groups.at(-1);
    const isSame = last?.[0].place.kind === station.place.kind && last[0].place.name === station.place.name;
    if (last !== undefined && isSame) last.push(station);
    else groups.push([station]);
  }
  return groups;
}
