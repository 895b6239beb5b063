import type { HostNetwork } from '../../network/hostNetwork.ts';
import { valueOf, type IpCommand } from './command.ts';

/** `ip neighbour [show] [dev name] [address]`. */
export function showNeighbours({ neighbours }: HostNetwork, { words, paint, brief, family }: IpCommand): string {
  if (family === 'inet6') return '';
  const device = valueOf(words, 'dev');
  const address = words.find((word, at) => /^[\d.]+$/.test(word) && words[at - 1] !== 'dev');
  return neighbours
    .filter(
      (each) => (device === undefined || each.device === device) && (address === undefined || each.address === address),
    )
    .map(({ address: to, device: by, mac, state }) => {
      const lladdr = mac === undefined ? '' : ` lladdr ${paint.color('mac', mac)}`;
      const name = paint.color('interface', by);
      if (brief)
        return `${paint.color('inet', to.padEnd(39))} ${name} ${mac === undefined ? '' : paint.color('mac', mac)} \n`;
      return `${paint.color('inet', to)} dev ${name}${lladdr} ${state} \n`;
    })
    .join('');
}
