import type { Distribution } from '../../shell/distribution.ts';
import { leaseLeft, type HostNetwork, type InterfaceAddress, type Link } from '../../network/hostNetwork.ts';
import type { IpCommand } from './command.ts';
import { briefHead, chosenLinks, joined, linkLines } from './links.ts';

/** `ip address`; `now` is wall time in milliseconds. */
export function showAddresses(
  view: HostNetwork,
  command: IpCommand,
  style: Distribution['iproute'],
  now: number,
): string {
  const { family, brief, paint, oneLine } = command;
  return chosenLinks(view, command)
    .flatMap((link) => {
      const addresses = link.addresses.filter((each) => family === undefined || each.family === family);
      if (family !== undefined && addresses.length === 0) return [];
      if (brief) return [`${briefHead(link, paint)}${addresses.map((each) => briefAddress(each, command)).join('')}\n`];
      const lines = addresses.flatMap((each) => addressLines(each, link, { command, style, now }));
      if (oneLine) return addresses.map((each) => oneLined(link, addressLines(each, link, { command, style, now })));
      const head = linkLines(link, paint, '').filter((line) => family === undefined || !line.startsWith('    link/'));
      return [joined([...head, ...lines], false)];
    })
    .join('');
}

function briefAddress({ family, address, prefixLength, metric }: InterfaceAddress, { paint }: IpCommand): string {
  return `${paint.color(family, address)}/${prefixLength} ${metric === undefined ? '' : `metric ${metric} `}`;
}

function addressLines(
  { family, address, prefixLength, broadcast, scope, metric, lentSince, ...rest }: InterfaceAddress,
  link: Link,
  { command, style, now }: { command: IpCommand; style: Distribution['iproute']; now: number },
): readonly string[] {
  const { paint } = command;
  const parts = [
    family,
    `${paint.color(family, address)}/${prefixLength}`,
    ...(metric === undefined ? [] : [`metric ${metric}`]),
    ...(broadcast === undefined ? [] : [`brd ${paint.color(family, broadcast)}`]),
    `scope ${scope}`,
    ...(lentSince === undefined ? [] : ['dynamic']),
  ];
  const lent = { family, address, prefixLength, scope, ...rest, ...(lentSince === undefined ? {} : { lentSince }) };
  const left = leaseLeft(lent, now);
  const time = left === 'forever' ? left : `${left}sec`;
  const tail =
    family === 'inet'
      ? link.name
      : style.tellsProtocol
        ? scope === 'link'
          ? 'proto kernel_ll'
          : 'proto kernel_lo'
        : '';
  return [`    ${parts.join(' ')} ${tail}`, `       valid_lft ${time} preferred_lft ${time}`];
}

function oneLined({ index, name }: Link, lines: readonly string[]): string {
  const [first = '', ...rest] = lines;
  return `${index}: ${name}${first}${rest.map((line) => `\\${line}`).join('')}\n`;
}
