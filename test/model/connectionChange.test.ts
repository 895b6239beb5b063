import { beforeEach, describe, expect, it } from 'vitest';
import { LabError } from '../../src/base/errors.ts';
import { emptySnapshot } from '../../src/model/snapshot.ts';
import { ModelLab } from './modelLab.ts';
import { pass } from './pass.ts';
import { ClusterTwin, ConnectionTwin } from './twins.ts';

let lab: ModelLab;

beforeEach(() => {
  lab = new ModelLab();
});

describe('another connection', () => {
  it('shows nothing of the old one, not even an answer that was on its way', async () => {
    await lab.show();
    const { promise, resolve } = Promise.withResolvers<void>();
    lab.connection.account.gate = promise;
    lab.model.refresh();
    await pass(lab.clock, 800);
    const other = new ConnectionTwin('aws', new ClusterTwin());
    other.account.account = '444455556666';
    lab.model.connect(other);
    expect(lab.model.snapshot).toMatchObject({ connection: { id: 'aws' }, account: undefined, nodes: [] });
    resolve();
    const calls = lab.connection.account.calls.length;
    await pass(lab.clock, 10_000);
    expect(lab.model.snapshot).toMatchObject({ connection: { id: 'aws' }, account: '444455556666', nodes: [] });
    expect(lab.connection.account.calls).toHaveLength(calls);
    expect(lab.api.watched).toEqual([]);
  });

  it('that is none leaves the empty picture', async () => {
    await lab.show();
    lab.model.connect(undefined);
    expect(lab.model.snapshot).toEqual(emptySnapshot);
    expect(lab.clock.waiting).toBe(0);
  });

  it('whose far side is gone says so, and keeps the last picture', async () => {
    await lab.show();
    const gone = new LabError('unreachable', 'sts:GetCallerIdentity', 'ECONNREFUSED');
    lab.connection.account.failure = gone;
    for (const listener of Object.values(lab.api.listeners)) listener.state('lost', gone);
    await pass(lab.clock, 2000);
    expect(Object.values(lab.model.snapshot.sources).map(({ kind }) => kind)).toContain('failed');
    expect(lab.model.snapshot.sources).toMatchObject({ stack: { kind: 'failed' }, cluster: { kind: 'failed' } });
    expect(lab.model.snapshot.nodes).toHaveLength(1);
  });

  it('is let go of when the model ends', async () => {
    await lab.show();
    lab.model.dispose();
    expect(lab.clock.waiting).toBe(0);
    expect(lab.api.watched).toEqual([]);
  });
});
