import type { Program, ProgramContext } from '../../../terminal/program.ts';
import { readOptions, type Options } from '../../../terminal/programs/options.ts';
import { absolute } from '../../../terminal/programs/readFile.ts';
import type { HttpRequest, HttpResponse } from '../packets/http.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import { connectPatience, exchange, type Exchanged } from './exchange.ts';
import { readWebAddress, type WebAddress } from './webAddress.ts';

const long = [
  'silent',
  'show-error',
  'fail',
  'location',
  'include',
  'head',
  'verbose',
  'insecure',
  'remote-name',
  'compressed',
  'output:',
  'request:',
  'data:',
  'header:',
  'user-agent:',
  'max-time:',
  'connect-timeout:',
  'write-out:',
  'retry:',
  'interface:',
  'resolve:',
  'user:',
  'http1.1',
];

/** `curl [-sSfLIivkO] [-o file] [-X method] [-d data] [-H header] [-m seconds] [-w format] url …`. */
export function curl(machine: HostMachine): Program {
  return {
    name: 'curl',
    path: '/usr/bin/curl',
    async run(context) {
      const options = readOptions(context.args, 'sSfLIivkO46gNo:X:d:H:A:m:w:u:x:T:e:b:c:', { long });
      if (options.unknown !== undefined) {
        await context.stderr.write(`curl: option ${options.unknown}: is unknown\n${hint}`);
        return 2;
      }
      if (options.operands.length === 0) {
        await context.stderr.write(`curl: no URL specified!\n${hint}`);
        return 2;
      }
      let status = 0;
      for (const url of options.operands) status = await fetchOne(machine, context, options, url);
      return status;
    },
  };
}

const hint = "curl: try 'curl --help' for more information\n";
/** As many redirections as curl follows. */
const mostRedirections = 50;

async function fetchOne(machine: HostMachine, context: ProgramContext, options: Options, url: string): Promise<number> {
  const complain = async (status: number, text: string) => {
    if (!options.has('s', 'silent') || options.has('S', 'show-error'))
      await context.stderr.write(`curl: (${status}) ${text}\n`);
    return status;
  };
  const first = readWebAddress(url);
  if (first === undefined) {
    const scheme = /^([a-z]+):/i.exec(url)?.[1];
    return scheme === undefined
      ? complain(3, 'URL using bad/illegal format or missing URL')
      : complain(1, `Protocol "${scheme}" not supported`);
  }
  let address: WebAddress = first;
  const { signal } = context;
  const limit = Number(options.value('m', 'max-time') ?? options.value('connect-timeout') ?? Infinity) * 1000;
  const patience = Math.min(limit, connectPatience);
  for (let hop = 0; ; hop += 1) {
    const message = messageOf(machine, options, address);
    const outcome = await exchange(machine.place, address, message, { signal, patience });
    if (options.has('v', 'verbose')) await context.stderr.write(story(address, message, outcome));
    if (outcome.kind !== 'response') return complain(...failure(machine, address, outcome, limit <= connectPatience));
    const { response } = outcome;
    const location = response.headers['Location'] ?? response.headers['location'];
    const next: WebAddress | undefined =
      location === undefined ? undefined : readWebAddress(new URL(location, baseOf(address)).href);
    if (options.has('L', 'location') && response.status >= 300 && response.status < 400 && next !== undefined) {
      if (hop >= mostRedirections) return complain(47, `Maximum (${mostRedirections}) redirects followed`);
      address = next;
      continue;
    }
    if (options.has('f', 'fail') && response.status >= 400)
      return complain(22, `The requested URL returned error: ${response.status}`);
    await deliver(context, options, url, message, response);
    await writeOut(context, options, outcome.took, response);
    return 0;
  }
}

function baseOf({ tls, authority, path }: WebAddress): string {
  return `${tls ? 'https' : 'http'}://${authority}${path}`;
}

function messageOf({ place }: HostMachine, options: Options, { authority, path }: WebAddress): HttpRequest {
  const data = options.value('d', 'data');
  const method =
    options.value('X', 'request') ?? (options.has('I', 'head') ? 'HEAD' : data === undefined ? 'GET' : 'POST');
  const given = options.value('H', 'header');
  const [name, ...rest] = given?.split(':') ?? [];
  return {
    method,
    host: name?.toLowerCase() === 'host' ? rest.join(':').trim() : authority,
    path,
    headers: {
      'User-Agent': options.value('A', 'user-agent') ?? `curl/${place.distribution.curl}`,
      Accept: '*/*',
      ...(name === undefined || name.toLowerCase() === 'host' ? {} : { [name]: rest.join(':').trim() }),
      ...(data === undefined
        ? {}
        : { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(data.length) }),
    },
    body: data ?? '',
  };
}

/** Exit code and words. */
function failure(
  { place }: HostMachine,
  { host, port }: WebAddress,
  outcome: Exclude<Exchanged, { kind: 'response' }>,
  isLimited: boolean,
): [number, string] {
  if (outcome.kind === 'no-host') return [6, `Could not resolve host: ${host}`];
  const old = place.distribution.name === 'al2';
  const took = Math.round(outcome.took);
  const where = `Failed to connect to ${host} port ${port} after ${took} ms`;
  switch (outcome.kind) {
    case 'refused':
    case 'unreachable':
      return [7, `${where}: Couldn't connect to server`];
    case 'timeout':
      if (isLimited)
        return [
          28,
          old ? `Connection timed out after ${took} milliseconds` : `Connection timed out after ${took} milliseconds`,
        ];
      return [28, `${where}: Couldn't connect to server`];
    case 'empty':
      return [52, 'Empty reply from server'];
  }
}

function statusLine({ status, reason }: HttpResponse): string {
  return `HTTP/1.1 ${status} ${reason}`;
}

function headerLines({ headers }: Pick<HttpRequest | HttpResponse, 'headers'>): readonly string[] {
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
}

async function deliver(
  context: ProgramContext,
  options: Options,
  url: string,
  { method }: HttpRequest,
  response: HttpResponse,
): Promise<void> {
  const head = options.has('I', 'head', 'i', 'include')
    ? [statusLine(response), ...headerLines(response), '', ''].join('\r\n')
    : '';
  const text = head + (method === 'HEAD' ? '' : response.body);
  const named = options.has('O', 'remote-name') ? (url.split('/').at(-1) ?? '') : options.value('o', 'output');
  const toFile = named !== undefined && named !== '-';
  if ((toFile || !context.stdout.isTerminal) && !options.has('s', 'silent') && toFile)
    await context.stderr.write(meter(response.body.length));
  if (named === '/dev/null') return;
  if (toFile) await context.files.writeFile(absolute(context, named), text);
  else await context.stdout.write(text);
}

/** The progress that curl shows beside a download. */
function meter(size: number): string {
  const total = String(size).padStart(5);
  return [
    '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n',
    '                                 Dload  Upload   Total   Spent    Left  Speed\n',
    `100 ${total}  100 ${total}    0     0  ${total}      0 --:--:-- --:--:-- --:--:-- ${total}\n`,
  ].join('');
}

async function writeOut(
  { stdout }: ProgramContext,
  options: Options,
  took: number,
  response: HttpResponse,
): Promise<void> {
  const format = options.value('w', 'write-out');
  if (format === undefined) return;
  const values: Readonly<Record<string, string>> = {
    http_code: String(response.status),
    response_code: String(response.status),
    time_total: (took / 1000).toFixed(6),
    time_connect: (took / 2000).toFixed(6),
    size_download: String(response.body.length),
  };
  const filled = format.replace(/%\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  await stdout.write(filled.replaceAll(String.raw`\n`, '\n').replaceAll(String.raw`\t`, '\t'));
}

/** What `-v` tells on standard error. */
function story({ host, port, tls }: WebAddress, message: HttpRequest, outcome: Exchanged): string {
  if (outcome.kind === 'no-host') return `* Could not resolve host: ${host}\n* Closing connection\n`;
  const lines = [`*   Trying ${outcome.address}:${port}...`];
  if (outcome.kind !== 'response') return `${[...lines, '* Closing connection'].join('\n')}\n`;
  lines.push(`* Connected to ${host} (${outcome.address}) port ${port}`);
  if (tls) lines.push('* SSL connection using TLSv1.3');
  lines.push(`> ${message.method} ${message.path} HTTP/1.1`, `> Host: ${message.host}`);
  lines.push(...headerLines(message).map((line) => `> ${line}`), '> ', `< ${statusLine(outcome.response)}`);
  lines.push(...headerLines(outcome.response).map((line) => `< ${line}`), '< ');
  return `${lines.join('\n')}\n* Connection #0 to host ${host} left intact\n`;
}
