import type { HostNetwork, Link } from '../../network/hostNetwork.ts';
import { IpFailure, valueOf, type IpCommand } from './command.ts';
import type { Paint } from './paint.ts';

/** The links that are asked for: by name, with `dev` or without, and only those that are up. */
export function chosenLinks({ links }: HostNetwork, { words }: IpCommand): readonly Link[] {
  const named = valueOf(words, 'dev') ?? words.find((word) => !keywords.has(word) && !isValue(words, word));
  const chosen =
    named === undefined ? links : links.filter(({ name, altNames }) => name === named || altNames.includes(named));
  if (chosen.length === 0) throw new IpFailure(`Device "${named ?? ''}" does not exist.`);
  const kind = valueOf(words, 'type');
  return chosen.filter(
    (link) => (!words.includes('up') || link.flags.includes('UP')) && (kind === undefined || link.kind === kind),
  );
}

const keywords = new Set([
  'dev',
  'up',
  'type',
  'scope',
  'to',
  'label',
  'dynamic',
  'permanent',
  'primary',
  'secondary',
  'group',
  'master',
  'vrf',
]);

function isValue(words: readonly string[], word: string): boolean {
  return ['type', 'scope', 'to', 'label', 'group', 'master', 'vrf'].includes(words[words.indexOf(word) - 1] ?? '');
}

/** `ip link`. */
export function showLinks(view: HostNetwork, command: IpCommand): string {
  const { brief, paint, oneLine } = command;
  return chosenLinks(view, command)
    .map((link) => {
      if (brief) return `${briefHead(link, paint)}${paint.color('mac', `${link.mac} `)}<${link.flags.join(',')}> \n`;
      return joined(linkLines(link, paint, 'mode DEFAULT '), oneLine);
    })
    .join('');
}

/** The columns with which each line of `ip -br` begins: `eth0             UP             `. */
export function briefHead(link: Link, paint: Paint): string {
  const state = paint.state(link.state, `${link.state.padEnd(14)} `);
  return `${paint.color('interface', `${fullName(link).padEnd(16)} `)}${state}`;
}

/** The first two lines of a link, and one for each of its other names. */
export function linkLines(link: Link, paint: Paint, mode: string): readonly string[] {
  const { index, mtu, qdisc, flags, state, queueLength, kind, mac, altNames, peer } = link;
  const queue = queueLength > 0 ? `qlen ${queueLength}` : '';
  const name = paint.color('interface', fullName(link));
  const colored = paint.state(state, state);
  const type = kind === 'loopback' ? 'loopback' : 'ether';
  const broadcast = kind === 'loopback' ? '00:00:00:00:00:00' : 'ff:ff:ff:ff:ff:ff';
  const other =
    peer === undefined ? '' : peer.netns === undefined ? ` link-netnsid ${peer.netnsId}` : ` link-netns ${peer.netns}`;
  return [
    `${index}: ${name}: <${flags.join(',')}> mtu ${mtu} qdisc ${qdisc} state ${colored} ${mode}group default ${queue}`,
    `    link/${type} ${paint.color('mac', mac)} brd ${paint.color('mac', broadcast)}${other}`,
    ...altNames.map((each) => `    altname ${each}`),
  ];
}

export function joined(lines: readonly string[], oneLine: boolean): string {
  return `${lines.join(oneLine ? String.raw`\ ` : '\n')}\n`;
}

function fullName({ name, peer }: Link): string {
  return peer === undefined ? name : `${name}@if${peer.index}`;
}
