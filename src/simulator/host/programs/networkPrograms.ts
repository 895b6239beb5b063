import type { Program } from '../../../terminal/program.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import { arp } from './arp.ts';
import { conntrack } from './conntrack.ts';
import { curl } from './curl.ts';
import { dig } from './dig.ts';
import { ip } from './ip.ts';
import { iptables, iptablesSave } from './iptables.ts';
import { links } from './links.ts';
import { nc } from './nc.ts';
import { nft } from './nft.ts';
import { host, nslookup } from './nslookup.ts';
import { ping } from './ping.ts';
import { route } from './route.ts';
import { netstat, ss } from './sockets.ts';
import { sysctl } from './sysctl.ts';
import { tcpdump } from './tcpdump.ts';
import { traceroute } from './traceroute.ts';
import { wget } from './wget.ts';

/** What looks at the network and uses it: the same on machines and in containers. */
export function networkPrograms(machine: HostMachine): readonly Program[] {
  return [
    arp(machine),
    conntrack(machine),
    curl(machine),
    dig(machine),
    host(machine),
    ip(machine),
    iptables(machine),
    iptablesSave(machine),
    links(machine),
    nc(machine, 'nc'),
    nc(machine, 'ncat'),
    netstat(machine),
    nft(machine),
    nslookup(machine),
    ping(machine),
    route(machine),
    ss(machine),
    sysctl(machine),
    tcpdump(machine),
    traceroute(machine),
    wget(machine),
  ];
}
