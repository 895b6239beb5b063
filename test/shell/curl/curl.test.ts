import { createServer, type Server } from 'node:http';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runTool } from '../../../src/shell/runTool.ts';
import type { ToolContext } from '../../../src/shell/tool.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'curl-'));
let server: Server;
let port = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/old') response.writeHead(302, { location: '/new' }).end();
    else if (request.url === '/missing') response.writeHead(404).end('none\n');
    else response.end(`${request.method} ${request.url} of ${request.headers.host}\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  writeFileSync(path.join(folder, 'settings'), `connect-to = "ops.example:8080:127.0.0.1:${port}"\n`);
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function curl(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const context = {
    cwd: folder,
    signal: new AbortController().signal,
    print: (text: string) => (out += text),
    printError: (text: string) => (err += text),
  } as unknown as ToolContext;
  return { status: await runTool('curl', args, context), out, err };
}

test('a page, by a name that the settings lead elsewhere', async () => {
  expect(await curl('--config', 'settings', '-s', 'ops.example:8080/pods?all=1')).toEqual({
    status: 0,
    out: 'GET /pods?all=1 of ops.example:8080\n',
    err: '',
  });
});

test('redirects, headers, a file, and what is told after it', async () => {
  const url = `http://127.0.0.1:${port}`;
  expect((await curl('-sI', `${url}/old`)).out).toMatch(/^HTTP\/1\.1 302 Found\r\nlocation: \/new\r\n/);
  expect((await curl('-sL', '-o', 'page', '-w', String.raw`%{http_code}\n`, `${url}/old`)).out).toBe('200\n');
  expect(readFileSync(path.join(folder, 'page'), 'utf8')).toBe(`GET /new of 127.0.0.1:${port}\n`);
});

test('failures have curl’s numbers', async () => {
  expect(await curl('-f', `127.0.0.1:${port}/missing`)).toEqual({
    status: 22,
    out: '',
    err: 'curl: (22) The requested URL returned error: 404\n',
  });
  expect(await curl('-s', 'http://127.0.0.1:1/')).toMatchObject({ status: 7, err: '' });
  expect(await curl('-sS', 'ftp://127.0.0.1/')).toMatchObject({
    status: 1,
    err: expect.stringContaining('(1)') as string,
  });
  expect(await curl('--nonsense', 'x')).toMatchObject({ status: 2 });
});
