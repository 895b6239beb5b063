import type { Program } from '../../../terminal/program.ts';
import { readOptions } from '../../../terminal/programs/options.ts';
import { absolute } from '../../../terminal/programs/readFile.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import { connectPatience, exchange } from './exchange.ts';
import { readWebAddress } from './webAddress.ts';

/** `wget [-qS] [-O file] [-T seconds] [--spider] url`, as BusyBox has it. */
export function wget(machine: HostMachine): Program {
  return {
    name: 'wget',
    path: '/usr/bin/wget',
    async run(context) {
      const { stdout, stderr, files, signal } = context;
      const long = ['spider', 'timeout:', 'quiet', 'output-document:', 'no-check-certificate', 'header:'];
      const options = readOptions(context.args, 'qScO:T:t:P:U:Y:', { long });
      const [url = ''] = options.operands;
      const address = readWebAddress(url);
      if (url === '' || address === undefined) {
        await stderr.write(
          url === '' ? 'Usage: wget [-qS] [-O FILE] [-T SEC] URL\n' : `wget: not an http or ftp url: ${url}\n`,
        );
        return 1;
      }
      const quiet = options.has('q', 'quiet');
      const seconds = options.value('T', 'timeout');
      const patience = seconds === undefined ? connectPatience : Number(seconds) * 1000;
      const { authority: host, path, port } = address;
      const message = { method: 'GET', host, path, headers: { 'User-Agent': 'Wget', Connection: 'close' }, body: '' };
      const outcome = await exchange(machine.place, address, message, { signal, patience });
      if (outcome.kind === 'no-host') {
        await stderr.write(`wget: bad address '${address.host}'\n`);
        return 1;
      }
      if (!quiet) await stderr.write(`Connecting to ${address.host} (${outcome.address}:${port})\n`);
      if (outcome.kind !== 'response') {
        await stderr.write(`wget: ${problem(outcome.kind, address.host, outcome.address)}\n`);
        return 1;
      }
      const { response } = outcome;
      if (response.status >= 400) {
        await stderr.write(`wget: server returned error: HTTP/1.1 ${response.status} ${response.reason}\n`);
        return 1;
      }
      if (options.has('spider')) {
        if (!quiet) await stderr.write('remote file exists\n');
        return 0;
      }
      const file = options.value('O', 'output-document') ?? (path.split('/').at(-1) || 'index.html');
      if (file === '-') {
        await stdout.write(response.body);
        return 0;
      }
      await files.writeFile(absolute(context, file), response.body);
      const size = response.body.length;
      if (!quiet)
        await stderr.write(
          `saving to '${file}'\n${file.padEnd(20)} 100% |${'*'.repeat(32)}| ${String(size).padStart(5)}  0:00:00 ETA\n'${file}' saved\n`,
        );
      return 0;
    },
  };
}

function problem(kind: 'refused' | 'timeout' | 'unreachable' | 'empty', host: string, address: string): string {
  const where = `can't connect to remote host (${address})`;
  switch (kind) {
    case 'refused':
      return `${where}: Connection refused`;
    case 'unreachable':
      return `${where}: No route to host`;
    case 'timeout':
      return 'download timed out';
    case 'empty':
      return `error getting response from ${host}`;
  }
}
