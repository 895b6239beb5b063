import type { TargetGroup } from '../../world/loadBalancing/records.ts';
import { optionalNumber, requiredText } from '../queryInput.ts';
import { structures, type Input } from '../inputMembers.ts';

/** The targets a request names; a port it leaves out is the group's own. */
export function targetsIn(input: Input, group: TargetGroup): TargetGroup['targets'] {
  return structures(input, 'Targets').map((target) => ({
    id: requiredText(target, 'Id'),
    port: optionalNumber(target, 'Port') ?? group.port,
  }));
}
