import type { HostMachine } from '../shell/hostMachine.ts';

/** `/etc/resolv.conf` and `/etc/hosts`, as the network has them at each moment. */
export function nameFiles(machine: HostMachine): void {
  const { files, place } = machine;
  files.live('/etc/resolv.conf', () => {
    const { nameservers, search, options } = place.site().resolver;
    const lines = [
      ...(search.length > 0 ? [`search ${search.join(' ')}`] : []),
      ...nameservers.map((server) => `nameserver ${server}`),
      ...(options.length > 0 ? [`options ${options.join(' ')}`] : []),
    ];
    return `${lines.join('\n')}\n`;
  });
  files.live('/etc/hosts', () =>
    place
      .site()
      .hosts.map(({ address, names }) => `${address}\t${names.join(' ')}\n`)
      .join(''),
  );
}
