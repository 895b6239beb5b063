import type { Program } from '../../../terminal/program.ts';
import { tree } from '../../../terminal/programs/tree.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import { crictl } from './crictl.ts';
import { hostname } from './hostname.ts';
import { id, whoami } from './identity.ts';
import { journalctl } from './journalctl.ts';
import { networkPrograms } from './networkPrograms.ts';
import { su, sudo } from './sudo.ts';
import { systemctl } from './systemctl.ts';
import { uname } from './uname.ts';
import { uptime } from './uptime.ts';
import { yum } from './yum.ts';

/** What an EC2 instance of Amazon Linux can run, besides what every machine can. */
export function machinePrograms(machine: HostMachine): readonly Program[] {
  return [
    ...(machine.place.node === undefined ? [] : [crictl(machine)]),
    hostname(machine),
    id(machine),
    journalctl(machine),
    ...networkPrograms(machine),
    su(machine),
    sudo(machine),
    systemctl(machine),
    tree,
    uname(machine),
    uptime(machine),
    whoami,
    yum(machine, 'dnf'),
    yum(machine, 'yum'),
  ];
}
