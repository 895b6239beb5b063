import { describe, expect, it, vi } from 'vitest';
import { emptySnapshot } from '../../src/model/snapshot.ts';
import { statusItems } from '../../src/views/statusItems.ts';
import { connected, labStack, pod } from './snapshots.ts';

vi.mock('vscode', async () => await import('../vscodeTwin.ts'));

describe('statusItems', () => {
  it('offers to connect when there is nothing', () => {
    const { connection, stack, pending } = statusItems(emptySnapshot);
    expect(connection).toMatchObject({ text: '$(debug-disconnect) EKS Lab', command: 'eksNetworkingLab.connect' });
    expect([stack, pending]).toEqual([undefined, undefined]);
  });

  it('names the connection, its region, and its account once that is known', () => {
    expect(statusItems({ ...connected, account: undefined }).connection?.text).toBe(
      '$(beaker) Practice · ap-northeast-2',
    );
    expect(statusItems(connected).connection?.text).toBe('$(beaker) Practice · ap-northeast-2 · 111122223333');
  });

  it('shows an error and reads again when clicked, when a source cannot be read', () => {
    const failed = { kind: 'failed', reason: 'unreachable', subject: '', detail: '', since: 0 } as const;
    const item = statusItems({ ...connected, sources: { ...connected.sources, cluster: failed } }).connection;
    expect(item).toMatchObject({
      text: '$(error) Practice · ap-northeast-2 · 111122223333',
      command: 'eksNetworkingLab.refresh',
    });
  });

  it('says the state of a stack unless it is as it should be', () => {
    expect(statusItems({ ...connected, stack: labStack('CREATE_COMPLETE') }).stack?.text).toBe('$(pass) myeks');
    expect(statusItems({ ...connected, stack: labStack('ROLLBACK_COMPLETE') }).stack?.text).toBe(
      '$(error) myeks ROLLBACK_COMPLETE',
    );
  });

  it('counts Pending pods in warning colours', () => {
    const waiting = pod('default', 'nginx', { nodeName: undefined });
    const { pending } = statusItems({
      ...connected,
      pending: [{ pod: waiting, waitsFor: 'node', message: undefined, since: 0 }],
    });
    expect(pending).toMatchObject({ text: '$(warning) 1 Pending', warning: true });
  });
});
