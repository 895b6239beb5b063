import { deployStack } from './deployStack.ts';
import { labName, type Preset } from './preset.ts';

const minute = 60_000;

/** The lab's stack as the product deploys it today, from its template; named as the cluster it makes. */
export function today(template: string): Preset {
  return { age: 20 * minute, make: (site) => deployStack(site, { name: labName, template }) };
}
