import type { Program } from '../../../terminal/program.ts';
import type { HostMachine } from '../shell/hostMachine.ts';

/** What looks at the network and uses it: the same on machines and in containers. */
export function networkPrograms(_machine: HostMachine): readonly Program[] {
  return [];
}
