import type { Program } from '../../../terminal/program.ts';
import { readOptions } from '../../../terminal/programs/options.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import { exchange } from './exchange.ts';
import { readWebAddress } from './webAddress.ts';

/** `links -dump|-source url`: the page as text. What it shows full-screen it shows as with `-dump` here. */
export function links(machine: HostMachine): Program {
  return {
    name: 'links',
    path: '/usr/bin/links',
    async run({ args, stdout, stderr, signal }) {
      const source = args.includes('-source');
      const [url = ''] = readOptions(args, 'dumpsorcewidthg:').operands.slice(-1);
      const address = readWebAddress(url);
      if (address === undefined) {
        await stderr.write('Usage: links [-dump|-source] URL\n');
        return 1;
      }
      const { authority: host, path } = address;
      const message = { method: 'GET', host, path, headers: { 'User-Agent': 'Links (2.20; Linux)' }, body: '' };
      const outcome = await exchange(machine.place, address, message, { signal });
      if (outcome.kind !== 'response') {
        await stderr.write(outcome.kind === 'no-host' ? 'Host not found\n' : 'Connection failed\n');
        return 1;
      }
      const { body } = outcome.response;
      await stdout.write(source ? body : plainText(body));
      return 0;
    },
  };
}

function plainText(page: string): string {
  const text = page
    .replace(/<(script|style|title)\b[^]*?<\/\1>/gi, '')
    .replace(/<(?:br|\/p|\/h\d|\/div|\/li|\/tr)\b[^>]*>/gi, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  const lines = text.split('\n').map((line) => line.trim());
  return `${lines
    .filter((line, at) => line !== '' || lines[at - 1] !== '')
    .map((line) => `   ${line}`.trimEnd())
    .join('\n')
    .trim()}\n`;
}
