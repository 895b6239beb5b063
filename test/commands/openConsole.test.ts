import { expect, it, vi } from 'vitest';
import { consoleArgument } from '../../src/commands/arguments.ts';
import { openConsole } from '../../src/commands/openConsole.ts';
import type { Connection } from '../../src/connection/connection.ts';
import { eniView } from '../model/plainViews.ts';
import { connected, labStack, node } from '../views/snapshots.ts';
import { PromptsTwin } from './promptsTwin.ts';

vi.mock('vscode', async () => await import('../vscodeTwin.ts'));

function setUp({ endpoint, region = 'ap-northeast-2' }: { endpoint?: string; region?: string }, ...answers: string[]) {
  const opened: string[] = [];
  const current = {
    endpoint,
    profile: { name: 'work', region },
    closed: new AbortController().signal,
  } as unknown as Connection;
  const nodes = [node('ip-192-168-1-251', { instanceId: 'i-0ab', enis: [eniView('eni-0cd', 0, '192.168.1.251', [])] })];
  const deps = {
    connections: { current, use() {}, close() {} },
    model: {
      snapshot: { ...connected, stack: labStack('CREATE_COMPLETE'), clusterVersion: '1.36', nodes },
      refresh() {},
    },
    prompts: new PromptsTwin(...answers),
    openExternal: (url: string) => {
      opened.push(url);
      return Promise.resolve();
    },
  };
  return { deps, opened };
}

it('opens the page of the row it was called on', async () => {
  const { deps, opened } = setUp({});
  await openConsole(deps, consoleArgument({ consoleKind: 'instance', consoleId: 'i-0ab' }));
  expect(opened).toEqual([
    'https://ap-northeast-2.console.aws.amazon.com/ec2/home?region=ap-northeast-2#InstanceDetails:instanceId=i-0ab',
  ]);
});

it('asks for the resource when called from the palette', async () => {
  const { deps, opened } = setUp({}, 'pick:eni-0cd');
  await openConsole(deps, undefined);
  expect(deps.prompts.seen[0]).toContain('myeks=Stack, myeks=Cluster, ip-192-168-1-251=Instance');
  expect(opened).toEqual([expect.stringContaining('networkInterfaceId=eni-0cd')]);
});

it('has no page for an endpoint of its own, whatever it is called', async () => {
  const { deps, opened } = setUp({ endpoint: 'http://127.0.0.1:4566' });
  await expect(openConsole(deps, { kind: 'instance', id: 'i-0ab' })).rejects.toMatchObject({ reason: 'no-console' });
  expect(opened).toEqual([]);
});

it('has no page for a region whose console is elsewhere', async () => {
  const { deps, opened } = setUp({ region: 'cn-north-1' });
  await expect(openConsole(deps, { kind: 'instance', id: 'i-0ab' })).rejects.toMatchObject({
    reason: 'no-console-page',
  });
  expect(opened).toEqual([]);
});

it('takes no kind that it has no page for', () => {
  expect(consoleArgument({ consoleKind: 'constructor', consoleId: 'x' })).toBeUndefined();
  expect(consoleArgument({ consoleKind: 'instance' })).toBeUndefined();
});
