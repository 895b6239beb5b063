import { expect, it, vi } from 'vitest';
import { scaleNodegroup } from '../../src/commands/scaleNodegroup.ts';
import type { Services } from '../../src/commands/services.ts';
import type { Connection, ConnectionProfile } from '../../src/connection/connection.ts';
import { emptySnapshot } from '../../src/model/snapshot.ts';
import type { Cloud, Nodegroup } from '../../src/ports/cloud.ts';
import { PromptsTwin } from './promptsTwin.ts';

vi.mock('vscode', async () => await import('../vscodeTwin.ts'));

const group = (name: string, desiredSize: number): Nodegroup => ({
  name,
  status: 'ACTIVE',
  minSize: 1,
  maxSize: desiredSize,
  desiredSize,
  instanceTypes: ['t3.medium'],
  issues: [],
});

function lab(groups: readonly Nodegroup[], ...answers: readonly string[]) {
  const scaled: unknown[] = [];
  let reads = 0;
  const clusters: Partial<Cloud['clusters']> = {
    nodegroups: () => Promise.resolve(groups),
    scaleNodegroup: (clusterName, { name }, nodes) => {
      scaled.push([clusterName, name, nodes]);
      return Promise.resolve();
    },
  };
  const connection: Partial<Connection> = {
    closed: new AbortController().signal,
    profile: { clusterName: 'myeks' } as ConnectionProfile,
    cloud: () => Promise.resolve({ clusters } as Cloud),
  };
  const prompts = new PromptsTwin(...answers);
  const deps: Pick<Services, 'connections' | 'prompts' | 'model'> = {
    connections: { current: connection as Connection, use() {}, close() {} },
    prompts,
    model: { snapshot: emptySnapshot, refresh: () => (reads += 1) },
  };
  return { deps, prompts, scaled, reads: () => reads };
}

it('sets the number of nodes of the group it is told, and reads anew', async () => {
  const { deps, scaled, reads } = lab([group('ng1', 3), group('ng2', 1)], 'input:4');
  await scaleNodegroup(deps, { nodegroup: 'ng1' });
  expect(scaled).toEqual([['myeks', 'ng1', 4]]);
  expect(reads()).toBe(1);
});

it('takes the only group without asking which, and asks where there are two', async () => {
  const one = lab([group('ng1', 3)], 'input:5');
  await scaleNodegroup(one.deps, undefined);
  expect(one.scaled).toEqual([['myeks', 'ng1', 5]]);
  const two = lab([group('ng1', 3), group('ng2', 1)], 'pick:ng2', 'input:2');
  await scaleNodegroup(two.deps, undefined);
  expect(two.scaled).toEqual([['myeks', 'ng2', 2]]);
  expect(two.prompts.seen[0]).toContain('ng1=t3.medium · 3 nodes');
});

it('refuses what is no number of nodes, and does nothing for a person who turns away', async () => {
  const { deps, prompts, scaled } = lab([group('ng1', 3)], 'input:many', 'input:451', 'leave');
  await scaleNodegroup(deps, undefined);
  expect(scaled).toEqual([]);
  expect(prompts.seen).toHaveLength(2);
});

it('says when there is no such group', async () => {
  await expect(scaleNodegroup(lab([]).deps, undefined)).rejects.toMatchObject({ reason: 'not-found' });
  await expect(scaleNodegroup(lab([group('ng1', 3)]).deps, { nodegroup: 'gone' })).rejects.toMatchObject({
    reason: 'not-found',
    subject: 'gone',
  });
});
