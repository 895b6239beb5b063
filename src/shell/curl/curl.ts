import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FlagError, parseCommandLine } from '../commandLine.ts';
import { ToolError, type Tool, type ToolContext } from '../tool.ts';
import { readSettings } from './curlSettings.ts';
import { fetchPage, TransferError, type Page } from './fetchPage.ts';

const flags = {
  config: { kind: 'text', short: 'K' },
  'connect-timeout': { kind: 'text' },
  data: { kind: 'text', short: 'd' },
  fail: { kind: 'switch', short: 'f' },
  head: { kind: 'switch', short: 'I' },
  header: { kind: 'list', short: 'H' },
  include: { kind: 'switch', short: 'i' },
  insecure: { kind: 'switch', short: 'k' },
  ipv4: { kind: 'switch', short: '4' },
  location: { kind: 'switch', short: 'L' },
  'max-time': { kind: 'text', short: 'm' },
  output: { kind: 'text', short: 'o' },
  request: { kind: 'text', short: 'X' },
  'show-error': { kind: 'switch', short: 'S' },
  silent: { kind: 'switch', short: 's' },
  'write-out': { kind: 'text', short: 'w' },
} as const;

/** `curl [option …] URL …`, for a machine without one: gets pages over HTTP and HTTPS. */
export const curl: Tool = async (args, context) => {
  const line = parse(args);
  if (line.words.length === 0) throw new ToolError("curl: try 'curl --help' for more information", 2);
  const config = line.text('config');
  const connectTo = config === undefined ? new Map() : await readSettings(path.resolve(context.cwd, config));
  const data = line.text('data');
  const request = {
    connectTo,
    method: line.text('request') ?? (line.has('head') ? 'HEAD' : data === undefined ? 'GET' : 'POST'),
    headers: line.list('header'),
    body: data,
    follow: line.has('location'),
    insecure: line.has('insecure'),
    seconds: Number(line.text('max-time') ?? line.text('connect-timeout') ?? Infinity),
    signal: context.signal,
  };
  const isQuiet = line.has('silent') && !line.has('show-error');
  let status = 0;
  for (const url of line.words) {
    try {
      const page = await fetchPage(url, request);
      const failed = line.has('fail') && page.code >= 400;
      if (failed) throw new TransferError(22, `The requested URL returned error: ${page.code}`);
      await show(page, line, context);
    } catch (error) {
      if (!(error instanceof TransferError)) throw error;
      if (!isQuiet) context.printError(`curl: (${error.status}) ${error.message}\n`);
      status = error.status;
    }
  }
  return status;
};

type Line = ReturnType<typeof parse>;

async function show(page: Page, line: Line, { print, cwd }: ToolContext): Promise<void> {
  const head = line.has('head') || line.has('include') ? page.head : '';
  const output = line.text('output');
  if (output === undefined || output === '-') print(`${head}${page.body.toString('utf8')}`);
  else if (output !== '/dev/null')
    await writeFile(path.resolve(cwd, output), Buffer.concat([Buffer.from(head), page.body]));
  const after = line.text('write-out');
  if (after === undefined) return;
  const values: Readonly<Record<string, string>> = {
    http_code: String(page.code).padStart(3, '0'),
    response_code: String(page.code).padStart(3, '0'),
    remote_ip: page.address,
    size_download: String(page.body.length),
    url_effective: page.url,
  };
  print(after.replaceAll(/%\{(\w+)\}/g, (_, name: string) => values[name] ?? '').replaceAll(String.raw`\n`, '\n'));
}

function parse(args: readonly string[]) {
  try {
    return parseCommandLine(args, flags);
  } catch (error) {
    if (!(error instanceof FlagError)) throw error;
    const option = /-\S+$/.exec(error.message)?.[0] ?? '';
    throw new ToolError(`curl: option ${option}: is unknown\ncurl: try 'curl --help' for more information`, 2, error);
  }
}
