import { ashDialect, bashDialect } from '../../../terminal/shell/dialects.ts';
import type { Dialect } from '../../../terminal/shell/machine.ts';

/** What differs in the words of programs from one system to another. */
export interface Distribution {
  readonly name: 'al2' | 'al2023' | 'alpine' | 'busybox' | 'debian';
  readonly dialect: Dialect;
  /** Who wrote its `ping`. */
  readonly ping: 'iputils' | 'busybox';
  /** Of `tcpdump`: since 4.99 it tells interface and direction with `-i any`. */
  readonly tcpdump: { readonly version: string; readonly tellsInterface: boolean };
  readonly iptables: { readonly version: string; readonly backend: 'legacy' | 'nf_tables' };
  /** Of `iproute2`: since 6 it tells who made an IPv6 address. */
  readonly iproute: { readonly version: string; readonly tellsProtocol: boolean };
  readonly curl: string;
  readonly nc: 'ncat' | 'openbsd' | 'busybox';
  /** `/etc/os-release`. */
  readonly release: Readonly<Record<string, string>>;
}

const newTcpdump = { version: '4.99.1', tellsInterface: true };

export const amazonLinux2: Distribution = {
  name: 'al2',
  dialect: bashDialect('4.2.46(2)-release'),
  ping: 'iputils',
  tcpdump: { version: '4.9.2', tellsInterface: false },
  iptables: { version: '1.8.4', backend: 'legacy' },
  iproute: { version: 'iproute2-ss170905', tellsProtocol: false },
  curl: '7.88.1',
  nc: 'ncat',
  release: {
    NAME: 'Amazon Linux',
    VERSION: '2',
    ID: 'amzn',
    ID_LIKE: 'centos rhel fedora',
    VERSION_ID: '2',
    PRETTY_NAME: 'Amazon Linux 2',
    ANSI_COLOR: '0;33',
    CPE_NAME: 'cpe:2.3:o:amazon:amazon_linux:2',
    HOME_URL: 'https://amazonlinux.com/',
  },
};

export const amazonLinux2023: Distribution = {
  name: 'al2023',
  dialect: bashDialect('5.2.15(1)-release'),
  ping: 'iputils',
  tcpdump: newTcpdump,
  iptables: { version: '1.8.8', backend: 'nf_tables' },
  iproute: { version: 'iproute2-5.10.0', tellsProtocol: false },
  curl: '8.11.1',
  nc: 'ncat',
  release: {
    NAME: 'Amazon Linux',
    VERSION: '2023',
    ID: 'amzn',
    ID_LIKE: 'fedora',
    VERSION_ID: '2023',
    PLATFORM_ID: 'platform:al2023',
    PRETTY_NAME: 'Amazon Linux 2023.12.20260928',
    ANSI_COLOR: '0;33',
    CPE_NAME: 'cpe:2.3:o:amazon:amazon_linux:2023',
    HOME_URL: 'https://aws.amazon.com/linux/amazon-linux-2023/',
  },
};

const newIproute = { version: 'iproute2-6.11.0', tellsProtocol: true };
const newIptables = { version: '1.8.11', backend: 'nf_tables' } as const;

/** Alpine with the usual tools, as the network toolboxes are made. */
export const alpineToolbox: Distribution = {
  name: 'alpine',
  dialect: bashDialect('5.2.37(1)-release'),
  ping: 'iputils',
  tcpdump: newTcpdump,
  iptables: newIptables,
  iproute: newIproute,
  curl: '8.14.1',
  nc: 'openbsd',
  release: {
    NAME: 'Alpine Linux',
    ID: 'alpine',
    VERSION_ID: '3.22.0',
    PRETTY_NAME: 'Alpine Linux v3.22',
    HOME_URL: 'https://alpinelinux.org/',
  },
};

/** Alpine as it comes: everything is BusyBox. */
export const alpine: Distribution = { ...alpineToolbox, dialect: ashDialect, ping: 'busybox', nc: 'busybox' };

export const busybox: Distribution = { ...alpine, name: 'busybox', release: {} };

export const debian: Distribution = {
  ...alpineToolbox,
  name: 'debian',
  dialect: bashDialect('5.2.37(1)-release'),
  release: {
    PRETTY_NAME: 'Debian GNU/Linux 12 (bookworm)',
    NAME: 'Debian GNU/Linux',
    VERSION_ID: '12',
    VERSION: '12 (bookworm)',
    VERSION_CODENAME: 'bookworm',
    ID: 'debian',
    HOME_URL: 'https://www.debian.org/',
  },
};

/** The text of `/etc/os-release`. */
export function osRelease({ release }: Distribution): string {
  const bare = /^[\w.-]+$/;
  return Object.entries(release)
    .map(([name, value]) => `${name}=${name === 'ID' && bare.test(value) ? value : `"${value}"`}\n`)
    .join('');
}
