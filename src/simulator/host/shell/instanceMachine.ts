import type { Program } from '../../../terminal/program.ts';
import type { Instance } from '../../world/compute/records.ts';
import { machineFiles } from '../files/machineFiles.ts';
import { nodeFiles } from '../files/nodeFiles.ts';
import { InstanceNamespace } from '../network/node/instanceNamespace.ts';
import type { WorldNetwork } from '../network/worldNetwork.ts';
import { findPackage } from '../programs/packages.ts';
import { machinePrograms } from '../programs/machinePrograms.ts';
import { amazonLinux2, amazonLinux2023, type Distribution } from './distribution.ts';
import { HostMachine, machineAccounts } from './hostMachine.ts';
import type { NodeInside } from './nodeInside.ts';
import { readUserData } from './userData.ts';

/** Programs of packages that Amazon's images lack; those for EKS's nodes have some of them. */
const lacking: Readonly<Record<'al2' | 'al2023', readonly string[]>> = {
  al2: ['tree', 'jq', 'tcpdump', 'links', 'nmap-ncat', 'conntrack-tools', 'nftables'],
  al2023: ['tree', 'jq', 'tcpdump', 'links', 'nmap-ncat', 'conntrack-tools', 'nftables', 'net-tools', 'traceroute'],
};
const onNodes: Readonly<Record<'al2' | 'al2023', readonly string[]>> = {
  al2: ['jq', 'conntrack-tools'],
  al2023: ['jq', 'conntrack-tools', 'nftables'],
};

/** The inside of an EC2 instance. `authorizedKeys` are lines that let somebody in as ec2-user. */
export function instanceMachine(
  network: WorldNetwork,
  instance: Instance,
  node: NodeInside | undefined,
  authorizedKeys: readonly string[],
): HostMachine {
  const site = () => {
    const found = network.instance(instance.id);
    if (found === undefined) throw new Error('the machine has gone');
    return found;
  };
  const distribution = distributionOf(site().namespace);
  const userData = readUserData(node === undefined ? instance.userData : undefined);
  const kind = distribution.name === 'al2' ? 'al2' : 'al2023';
  const present = [...(node === undefined ? [] : onNodes[kind]), ...userData.packages];
  const machine = new HostMachine({
    place: { network, distribution, site, node },
    hostname: userData.hostname ?? site().hostname,
    accounts: machineAccounts,
    programs: (self): readonly Program[] => machinePrograms(self),
    hidden: () => programsOf(lacking[kind]).filter((program) => !programsOf(present).includes(program)),
  });
  machineFiles(machine, { userData, authorizedKeys });
  if (node !== undefined) nodeFiles(machine, node);
  return machine;
}

function distributionOf(namespace: unknown): Distribution {
  const isOld = namespace instanceof InstanceNamespace && namespace.facts().amazonLinux === 'al2';
  return isOld ? amazonLinux2 : amazonLinux2023;
}

function programsOf(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => findPackage(name)?.programs ?? []);
}
