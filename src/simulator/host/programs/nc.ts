import { sleep } from '../../../base/abort.ts';
import type { Program } from '../../../terminal/program.ts';
import { readOptions } from '../../../terminal/programs/options.ts';
import { connect } from '../packets/tcpClient.ts';
import type { ConnectOutcome } from '../packets/outcomes.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import { connectPatience, exchange } from './exchange.ts';
import { lookUp, lookupProblems } from './namedAddress.ts';

/** Names of ports that these programs tell. */
const services: Readonly<Record<number, string>> = {
  22: 'ssh',
  53: 'domain',
  80: 'http',
  443: 'https',
  8080: 'http-alt',
};

/** `nc [-zv] [-w seconds] host port`: opens a connection; a request for a web server may be piped in. */
export function nc(machine: HostMachine, name: 'nc' | 'ncat'): Program {
  const { place } = machine;
  return {
    name,
    path: `/usr/bin/${name}`,
    async run(context) {
      const { stdin, stdout, stderr, signal } = context;
      const options = readOptions(context.args, 'zvnu46w:q:i:p:lk');
      const [host, portText] = options.operands;
      const port = Number(portText);
      if (options.has('l') || options.has('u') || host === undefined || !(port > 0)) {
        await stderr.write(
          options.has('l') || options.has('u')
            ? `${name}: only TCP connections can be opened here\n`
            : `usage: ${name} [-zv] [-w seconds] host port\n`,
        );
        return 2;
      }
      const found = await lookUp(place, host, signal);
      if ('problem' in found) {
        await stderr.write(`${prefix(place.distribution.nc)}${lookupProblems[found.problem]}.\n`);
        return 1;
      }
      const seconds = options.value('w');
      const patience = seconds === undefined ? connectPatience : Number(seconds) * 1000;
      const { address } = found;
      const outcome = connect(place.network, place.site().namespace, { destination: address, port });
      const took = Math.min('after' in outcome ? outcome.after : outcome.kind === 'no-route' ? 0 : patience, patience);
      await sleep(place.network.world.clock, took, signal);
      const words = tell(place.distribution.nc, outcome, { host, address, port, took });
      if (options.has('v') || outcome.kind !== 'connected') await stderr.write(words);
      if (outcome.kind !== 'connected') return 1;
      if (options.has('z') || stdin.isTerminal) return 0;
      const [, method, path = '/'] = /^(\w+) (\S+)/.exec(await stdin.readAll(signal)) ?? [];
      if (method === undefined) return 0;
      const message = { method, host, path, headers: {}, body: '' };
      const answered = await exchange(place, { host, port, tls: false, path, authority: host }, message, { signal });
      if (answered.kind === 'response') {
        const { status, reason, headers, body } = answered.response;
        const lines = Object.entries(headers).map(([key, value]) => `${key}: ${value}`);
        await stdout.write([`HTTP/1.1 ${status} ${reason}`, ...lines, '', body].join('\r\n'));
      }
      return 0;
    },
  };
}

function prefix(style: 'ncat' | 'openbsd' | 'busybox'): string {
  return style === 'ncat' ? 'Ncat: ' : 'nc: ';
}

function tell(
  style: 'ncat' | 'openbsd' | 'busybox',
  { kind }: ConnectOutcome,
  { host, address, port, took }: { host: string; address: string; port: number; took: number },
): string {
  const problem = {
    refused: 'Connection refused',
    unreachable: 'No route to host',
    'no-route': 'Network is unreachable',
    silence: 'Operation timed out',
  };
  if (style === 'ncat') {
    const version = 'Ncat: Version 7.93 ( https://nmap.org/ncat )\n';
    if (kind !== 'connected') return `${version}Ncat: ${kind === 'silence' ? 'TIMEOUT' : problem[kind]}.\n`;
    return `${version}Ncat: Connected to ${address}:${port}.\nNcat: 0 bytes sent, 0 bytes received in ${(took / 1000).toFixed(2)} seconds.\n`;
  }
  if (style === 'busybox') {
    if (kind !== 'connected') return `nc: ${address} (${address}:${port}): ${problem[kind]}\n`;
    return `${host} (${address}:${port}) open\n`;
  }
  if (kind !== 'connected') return `nc: connect to ${host} port ${port} (tcp) failed: ${problem[kind]}\n`;
  return `Connection to ${host} ${port} port [tcp/${services[port] ?? '*'}] succeeded!\n`;
}
