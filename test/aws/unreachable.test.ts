import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { awsError } from '../../src/aws/awsErrors.ts';
import { openCloud } from '../../src/aws/openCloud.ts';
import { cloudAt, queryError, serveAnswers } from './answeringServer.ts';

const { signal } = new AbortController();
const disposables: { dispose(): void }[] = [];

afterEach(() => {
  vi.unstubAllEnvs();
  for (const each of disposables.splice(0)) each.dispose();
});

/** A port of this machine that nobody listens on. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('an endpoint that does not answer', () => {
  it.each(['127.0.0.1', 'localhost'])(
    'is unreachable within seconds when %s refuses',
    async (host) => {
      const cloud = cloudAt(`http://${host}:${await closedPort()}`);
      disposables.push(cloud);
      const began = performance.now();
      await expect(cloud.identity(signal)).rejects.toMatchObject({
        reason: 'unreachable',
        subject: 'sts:GetCallerIdentity',
        detail: expect.stringContaining('ECONNREFUSED'),
      });
      expect(performance.now() - began).toBeLessThan(5000);
    },
    10_000,
  );

  it('has a name that is nowhere', async () => {
    const cloud = cloudAt('http://nowhere.invalid');
    disposables.push(cloud);
    await expect(cloud.clusters.names(signal)).rejects.toMatchObject({ reason: 'unreachable' });
  });

  it('is unreachable when it only times out', () => {
    const late = Object.assign(new Error('Socket timed out without establishing a connection'), {
      name: 'TimeoutError',
    });
    expect(awsError(late, 'x')).toMatchObject({ reason: 'unreachable' });
  });
});

describe('an abort', () => {
  it('ends a call that waits for its answer', async () => {
    const server = await serveAnswers(() => 'never');
    disposables.push(server);
    const ending = new AbortController();
    const waiting = server.cloud.compute.instances({ vpcId: 'vpc-1' }, ending.signal);
    await expect.poll(() => server.asked.length).toBe(1);
    const began = performance.now();
    ending.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    expect(performance.now() - began).toBeLessThan(50);
  });

  it('ends a call that waits between two tries', async () => {
    const server = await serveAnswers(() => queryError(400, 'Throttling', 'Rate exceeded'));
    disposables.push(server);
    const ending = new AbortController();
    const waiting = server.cloud.identity(ending.signal);
    await expect.poll(() => server.asked.length, { interval: 10, timeout: 5000 }).toBe(1);
    // Long enough for the answer to have come, and less than the SDK waits after a refusal.
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.asked).toHaveLength(1);
    const began = performance.now();
    ending.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    expect(performance.now() - began).toBeLessThan(50);
  });

  it('ends a call that waits for credentials', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'slow-credentials-'));
    const config = path.join(folder, 'config');
    writeFileSync(config, '[profile slow]\ncredential_process = sleep 3\n');
    vi.stubEnv('AWS_CONFIG_FILE', config);
    const cloud = openCloud({ region: 'ap-northeast-2', credentials: { kind: 'profile', profile: 'slow' } });
    disposables.push(cloud, { dispose: () => rmSync(folder, { recursive: true }) });
    const ending = new AbortController();
    const waiting = cloud.identity(ending.signal);
    setTimeout(() => ending.abort(), 200);
    const began = performance.now();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('that came before keeps the call from being made', async () => {
    const server = await serveAnswers(() => 'never');
    disposables.push(server);
    await expect(server.cloud.stacks.find('myeks', AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    expect(server.asked).toHaveLength(0);
  });
});
