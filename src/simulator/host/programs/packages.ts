/** A package that the lab's people install, and the programs it brings. */
export interface Package {
  readonly name: string;
  readonly version: { readonly al2: string; readonly al2023: string };
  /** Kilobytes of its file. */
  readonly size: number;
  readonly summary: string;
  readonly programs: readonly string[];
}

/** What `yum install` knows of the programs that there are. Versions are those of the distributions' repositories. */
export const packages: readonly Package[] = [
  {
    name: 'tree',
    version: { al2: '1.6.0-10.amzn2.0.1', al2023: '1.8.0-6.amzn2023.0.2' },
    size: 47,
    summary: 'File system tree viewer',
    programs: ['tree'],
  },
  {
    name: 'jq',
    version: { al2: '1.5-1.amzn2.0.2', al2023: '1.7.1-49.amzn2023.0.2' },
    size: 154,
    summary: 'Command-line JSON processor',
    programs: ['jq'],
  },
  {
    name: 'tcpdump',
    version: { al2: '4.9.2-4.amzn2.1.0.3', al2023: '4.99.1-1.amzn2023.0.2' },
    size: 438,
    summary: 'A network traffic monitoring tool',
    programs: ['tcpdump'],
  },
  {
    name: 'links',
    version: { al2: '2.20.2-1.amzn2', al2023: '2.20.2-8.amzn2023.0.2' },
    size: 2900,
    summary: 'Web browser running in both graphics and text mode',
    programs: ['links'],
  },
  {
    name: 'net-tools',
    version: { al2: '2.0-0.22.20131004git.amzn2.0.2', al2023: '2.0-0.59.20160912git.amzn2023.0.3' },
    size: 306,
    summary: 'Basic networking tools',
    programs: ['route', 'netstat', 'arp'],
  },
  {
    name: 'bind-utils',
    version: { al2: '9.11.4-26.P2.amzn2.13', al2023: '9.18.33-1.amzn2023' },
    size: 261,
    summary: 'Utilities for querying DNS name servers',
    programs: ['dig', 'nslookup', 'host'],
  },
  {
    name: 'traceroute',
    version: { al2: '2.0.22-2.amzn2.0.1', al2023: '2.1.3-1.amzn2023.0.2' },
    size: 59,
    summary: 'Traces the route taken by packets over an IPv4/IPv6 network',
    programs: ['traceroute'],
  },
  {
    name: 'nmap-ncat',
    version: { al2: '6.40-13.amzn2', al2023: '7.93-1.amzn2023.0.3' },
    size: 206,
    summary: 'Nmap’s Netcat replacement',
    programs: ['nc', 'ncat'],
  },
  {
    name: 'conntrack-tools',
    version: { al2: '1.4.4-5.amzn2.2', al2023: '1.4.6-2.amzn2023.0.3' },
    size: 208,
    summary: 'Manipulate netfilter connection tracking table and run High Availability',
    programs: ['conntrack'],
  },
  {
    name: 'nftables',
    version: { al2: '0.9.0-14.amzn2', al2023: '1.0.4-3.amzn2023.0.3' },
    size: 405,
    summary: 'Netfilter Tables userspace utilities',
    programs: ['nft'],
  },
];

/** Other names under which packages are asked for. */
const aliases: Readonly<Record<string, string>> = { nc: 'nmap-ncat', ncat: 'nmap-ncat', netcat: 'nmap-ncat' };

/** The package of that name, or one that has a program of that name. */
export function findPackage(name: string): Package | undefined {
  const wanted = aliases[name] ?? name;
  return packages.find((each) => each.name === wanted) ?? packages.find((each) => each.programs.includes(wanted));
}
