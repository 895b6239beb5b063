import { expect, it, vi } from 'vitest';
import { applyWhatIf } from '../../../src/commands/whatIf/applyWhatIf.ts';
import type { Connection } from '../../../src/connection/connection.ts';
import type { WhatIfTarget } from '../../../src/domain/capacity/readWhatIfTarget.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import type { Nodegroup } from '../../../src/ports/cloud.ts';
import { usual } from '../../domain/cni/usualSettings.ts';
import { labCluster } from '../../panel/whatIfSnapshot.ts';
import { documentsTwin } from '../editorTwins.ts';
import { PromptsTwin } from '../promptsTwin.ts';

vi.mock('vscode', async () => await import('../../vscodeTwin.ts'));

const ng1: Nodegroup = {
  name: 'ng1',
  status: 'ACTIVE',
  minSize: 3,
  maxSize: 3,
  desiredSize: 3,
  instanceTypes: ['t3.medium'],
  issues: [],
};

const asItIs: WhatIfTarget = {
  instanceType: 't3.medium',
  nodes: 3,
  deployment: { namespace: 'default', name: 'nginx-deployment', replicas: 41 },
  cni: usual,
};

interface LabOptions {
  readonly groups?: readonly Nodegroup[];
  readonly snapshot?: Snapshot;
  readonly fails?: string;
  readonly chosenAction?: string;
}

function lab(
  answers: readonly string[],
  { groups = [ng1], snapshot = labCluster, fails, chosenAction }: LabOptions = {},
) {
  const done: unknown[] = [];
  const shown: unknown[] = [];
  const copied: string[] = [];
  const note = (...what: readonly unknown[]) => {
    if (what[0] === fails) return Promise.reject(new Error(`${fails} refused`));
    done.push(what);
    return Promise.resolve();
  };
  const connection = {
    closed: new AbortController().signal,
    profile: { clusterName: 'myeks', region: 'ap-northeast-2' },
    cloud: () =>
      Promise.resolve({
        clusters: {
          nodegroups: () => Promise.resolve(groups),
          scaleNodegroup: (cluster: string, group: Nodegroup, nodes: number) =>
            note('nodegroup', cluster, group.name, nodes),
        },
      }),
    cluster: () =>
      Promise.resolve({
        setCniEnvironment: (variables: unknown) => note('cni', variables),
        scaleDeployment: (namespace: string, name: string, replicas: number) =>
          note('deployment', namespace, name, replicas),
      }),
  };
  const prompts = new PromptsTwin(...answers);
  const deps: Parameters<typeof applyWhatIf>[0] = {
    connections: { current: connection as unknown as Connection, use() {}, close() {} },
    documents: {
      ...documentsTwin(),
      copy: (text) => {
        copied.push(text);
        return Promise.resolve();
      },
    },
    model: { snapshot, refresh() {} },
    notices: {
      info: (message, ...actions) => {
        shown.push([message, ...actions]);
        return Promise.resolve(chosenAction);
      },
      warn: () => Promise.resolve(undefined),
      error() {},
    },
    panel: { show: (place) => shown.push(place) },
    prompts,
    withProgress: (_title, run) => run(() => {}, new AbortController().signal),
  };
  return { deps, prompts, done, shown, copied };
}

it('asks once, says what it does and costs, then does it: settings, nodes, replicas', async () => {
  const { deps, prompts, done } = lab(['yes']);
  await applyWhatIf(deps, {
    ...asItIs,
    nodes: 4,
    deployment: { namespace: 'default', name: 'nginx-deployment', replicas: 60 },
    cni: { ...usual, prefixDelegation: true, warmIpTarget: 5 },
  });
  expect(prompts.seen).toHaveLength(1);
  const lines = (prompts.seen[0] ?? '').split('\n');
  expect(lines[0]).toBe(
    'Change myeks as chosen in what-if? Set on aws-node: ENABLE_PREFIX_DELEGATION=true, WARM_IP_TARGET=5. Its pods restart, one node after the other.',
  );
  expect(lines.slice(1, 3)).toEqual([
    'Scale node group ng1 from 3 to 4 nodes.',
    'Scale default/nginx-deployment from 41 to 60 replicas.',
  ]);
  expect(lines[3]).toMatch(/^Nodes that run now keep their limit of pods/);
  expect(lines[4]).toMatch(/about \$0\.328 per hour, .*now it is \$0\.271/);
  expect(done).toEqual([
    ['cni', { ENABLE_PREFIX_DELEGATION: 'true', WARM_IP_TARGET: '5' }],
    ['nodegroup', 'myeks', 'ng1', 4],
    ['deployment', 'default', 'nginx-deployment', 60],
  ]);
});

it('takes a target away that is not to be set any more', async () => {
  const snapshot = { ...labCluster, cni: { ...(labCluster.cni ?? expect.unreachable()), warmIpTarget: 5 } };
  const { deps, done } = lab(['yes'], { snapshot });
  await applyWhatIf(deps, asItIs);
  expect(done).toEqual([['cni', { WARM_IP_TARGET: null }]]);
});

it('does nothing for a person who does not go on', async () => {
  const { deps, done } = lab(['no']);
  await applyWhatIf(deps, { ...asItIs, nodes: 4 });
  expect(done).toEqual([]);
});

it('goes no further when a step is refused', async () => {
  const { deps, done } = lab(['yes'], { fails: 'nodegroup' });
  const target = { ...asItIs, nodes: 4, cni: { ...usual, prefixDelegation: true } };
  await expect(
    applyWhatIf(deps, { ...target, deployment: { namespace: 'default', name: 'nginx-deployment', replicas: 1 } }),
  ).rejects.toThrow('nodegroup refused');
  expect(done).toEqual([['cni', { ENABLE_PREFIX_DELEGATION: 'true' }]]);
});

it('another instance type needs a node group of its own: it says so and gives the line, in the question or alone', async () => {
  const line =
    'eksctl create nodegroup --cluster myeks --region ap-northeast-2 --name ng-c5-large --node-type c5.large --nodes 4';
  const both = lab(['yes']);
  await applyWhatIf(both.deps, { ...asItIs, instanceType: 'c5.large', nodes: 4 });
  expect(both.prompts.seen[0]).toContain(line);
  const alone = lab([], { chosenAction: 'Copy eksctl line' });
  await applyWhatIf(alone.deps, { ...asItIs, instanceType: 'c5.large' });
  expect(alone.copied).toEqual([line.replace('nodes 4', 'nodes 3')]);
  expect(alone.done).toEqual([]);
});

it('says where it cannot scale nodes, and where there is nothing to do', async () => {
  const unmanaged = lab(['no'], { groups: [] });
  await applyWhatIf(unmanaged.deps, { ...asItIs, nodes: 5, cni: { ...usual, warmEniTarget: 2 } });
  expect(unmanaged.prompts.seen[0]).toContain('no managed node group can be scaled to make it 5');
  const same = lab([]);
  await applyWhatIf(same.deps, asItIs);
  expect(same.shown).toEqual([['There is nothing to change that way.']]);
});

it('opens what-if when nothing was chosen', async () => {
  const { deps, shown } = lab([]);
  await applyWhatIf(deps, undefined);
  expect(shown).toEqual([{ section: 'what-if' }]);
});
