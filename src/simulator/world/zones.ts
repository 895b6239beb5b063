import type { World } from './world.ts';

export interface Zone {
  /** Such as `ap-northeast-2a`; the letter means another place in every account. */
  readonly name: string;
  /** Such as `apne2-az1`; the same place in every account. */
  readonly id: string;
}

/** Zones by region, where there are more than three. */
const letters: Readonly<Record<string, string>> = {
  'us-east-1': 'abcdef',
  'us-west-2': 'abcd',
  'ap-northeast-2': 'abcd',
};

/** `ap-northeast-2` → `apne2`: the area, the initials of the direction, the number. */
function abbreviated(region: string): string {
  const [area = '', direction = '', number = ''] = region.split('-');
  const initials = [...direction.matchAll(/north|south|east|west|central/g)].map(([word]) => word.charAt(0)).join('');
  return `${area}${initials}${number}`;
}

/** The availability zones of the world's region, in order. */
export function zonesOf(world: World): Zone[] {
  return (letters[world.region] ?? 'abc').split('').map((letter, index) => ({
    name: world.zone(letter),
    id: `${abbreviated(world.region)}-az${index + 1}`,
  }));
}
