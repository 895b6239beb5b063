import type { Program } from '../../../terminal/program.ts';
import { shellProgram } from '../../../terminal/programs/bash.ts';
import { tree } from '../../../terminal/programs/tree.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import { hostname } from './hostname.ts';
import { id, whoami } from './identity.ts';
import { networkPrograms } from './networkPrograms.ts';
import { uname } from './uname.ts';
import { uptime } from './uptime.ts';
import { yum } from './yum.ts';

/** What there may be in a container; its image says which of them are. */
export function toolboxPrograms(machine: HostMachine): readonly Program[] {
  return [
    hostname(machine),
    id(machine),
    ...networkPrograms(machine),
    shellProgram('zsh', '/bin/zsh'),
    tree,
    uname(machine),
    uptime(machine),
    whoami,
    yum(machine, 'dnf'),
    yum(machine, 'yum'),
  ];
}
