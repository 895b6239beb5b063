import { describe, expect, it } from 'vitest';
import { parseCniSettings } from '../../../src/domain/cni/cniSettings.ts';
import { History, keptTime } from '../../../src/model/history/history.ts';
import { emptySnapshot, type Snapshot } from '../../../src/model/snapshot.ts';
import { ManualClock } from '../../base/manualClock.ts';
import { eni, node, pending, pod, snapshot } from '../../panel/snapshots.ts';

const start = 1_000_000;

/** A snapshot with so many pods running and waiting on a node with one ENI that has two warm addresses. */
function lab(running: number, waiting = 0, more: Partial<Snapshot> = {}): Snapshot {
  const pods = Array.from({ length: running }, (_, index) => pod(`web-${index}`));
  return {
    ...snapshot(
      [node('192.168.1', [eni(0, '192.168.1', { pods: 3, warm: 1, cooling: 1 })])],
      Array.from({ length: waiting }, (_, index) => pending(`late-${index}`, undefined)),
    ),
    pods: new Map(pods.map((each) => [each.key, each])),
    ...more,
  };
}

function kept() {
  const clock = new ManualClock(start);
  const history = new History(clock);
  const all = () => history.after(undefined);
  const running = () => all().samples.map((sample) => [sample.at - start, sample.running]);
  return { clock, history, all, running };
}

describe('samples', () => {
  it('count pods, ENIs and addresses: the first address of an ENI is no pod’s', () => {
    const { history, all } = kept();
    history.follow(lab(5, 2));
    expect(all().samples).toEqual([{ at: start, running: 5, pending: 2, enis: 1, used: 3, warm: 2 }]);
    expect(all().since).toBe(start);
  });

  it('count sixteen addresses to a prefix', () => {
    const { history, all } = kept();
    const block = { ...eni(0, '192.168.1', { pods: 0 }) };
    const slots = [
      ...block.slots,
      { address: '192.168.1.32/28', kind: 'prefix', pods: [pod('a'), pod('b')], use: 'pod' } as const,
    ];
    history.follow({ ...lab(2), nodes: [node('192.168.1', [{ ...block, slots }])] });
    expect(all().samples[0]).toMatchObject({ used: 2, warm: 14 });
  });

  it('come at most once a second, the last change included, and only on a change', () => {
    const { clock, history, running } = kept();
    for (let count = 1; count <= 25; count += 1) {
      history.follow(lab(count));
      clock.advance(100);
    }
    clock.advance(10_000);
    history.follow(lab(25));
    clock.advance(10_000);
    expect(running()).toEqual([
      [0, 1],
      [1000, 10],
      [2000, 20],
      [3000, 25],
    ]);
  });

  it('know nothing while nobody looks, and say so', () => {
    const { clock, history, running } = kept();
    history.follow(lab(5));
    clock.advance(5_000);
    history.pause();
    history.pause();
    clock.advance(60_000);
    history.follow(lab(5));
    expect(running()).toEqual([
      [0, 5],
      [5_000, null],
      [65_000, 5],
    ]);
  });

  it('know nothing of a source that fails, and of the others what they say', () => {
    const { clock, history, all } = kept();
    const failed = { kind: 'failed', reason: 'throttled', subject: '', detail: '', since: start } as const;
    history.follow(lab(5));
    clock.advance(2_000);
    history.follow(lab(6, 0, { sources: { ...lab(0).sources, compute: failed } }));
    clock.advance(2_000);
    history.follow(lab(6, 0, { sources: { ...lab(0).sources, cluster: failed } }));
    expect(all().samples.map(({ running, enis, warm }) => [running, enis, warm])).toEqual([
      [5, 1, 2],
      [6, null, null],
      [null, null, null],
    ]);
  });

  it('reach back one hour, with the one that says how the hour began', () => {
    const { clock, history, all } = kept();
    for (let count = 0; count <= 80; count += 1) {
      history.follow(lab(count));
      clock.advance(60_000);
    }
    const { samples } = all();
    const begin = start + 80 * 60_000 - keptTime;
    expect(samples.filter(({ at }) => at <= begin)).toHaveLength(1);
    expect(samples[0]).toMatchObject({ at: begin, running: 20 });
    expect(samples.at(-1)).toMatchObject({ running: 80 });
  });

  it('begin anew with another connection', () => {
    const { clock, history, all } = kept();
    history.follow(lab(5));
    const { next } = all();
    clock.advance(2_000);
    const other = { id: 'aws', name: 'AWS', icon: 'cloud', region: 'us-east-1', clusterName: 'prod' };
    history.follow(lab(7, 0, { connection: other }));
    expect(history.after(next)).toMatchObject({ reset: true, since: start + 2_000, samples: [{ running: 7 }] });
    history.follow(emptySnapshot);
    expect(history.after(next)).toMatchObject({ reset: true, since: null, samples: [], marks: [] });
  });
});

describe('pieces', () => {
  it('carry only what is new', () => {
    const { clock, history } = kept();
    history.follow(lab(1));
    const first = history.after(undefined);
    expect(first).toMatchObject({ reset: true, samples: [{ running: 1 }] });
    clock.advance(2_000);
    history.follow(lab(2, 1));
    const second = history.after(first.next);
    expect(second).toMatchObject({ reset: false, samples: [{ running: 2 }], marks: [{ kind: 'pending', count: 1 }] });
    expect(history.after(second.next)).toMatchObject({ reset: false, samples: [], marks: [] });
  });

  it('put together are the whole, also after the oldest were dropped', () => {
    const { clock, history, all } = kept();
    const pieces: number[] = [];
    let place: ReturnType<typeof all>['next'] | undefined;
    for (let count = 0; count <= 150; count += 1) {
      history.follow(lab(count));
      if (count % 7 === 0) {
        const piece = history.after(place);
        place = piece.next;
        for (const sample of piece.samples) pieces.push(sample.running ?? -1);
      }
      clock.advance(60_000);
    }
    for (const { running } of history.after(place).samples) pieces.push(running ?? -1);
    expect(pieces).toEqual(Array.from({ length: 151 }, (_, index) => index));
  });

  it('are announced at most once a second', () => {
    const { clock, history } = kept();
    let told = 0;
    history.onDidChange(() => (told += 1));
    // The connection itself, then the first numbers.
    history.follow(lab(0));
    told = 0;
    for (let count = 1; count <= 100; count += 1) {
      clock.advance(50);
      history.follow(lab(count));
    }
    expect(told).toBe(5);
  });
});

describe('marks', () => {
  const deployment = (replicas: number) => ({
    uid: 'd',
    name: 'nginx',
    namespace: 'default',
    createdAt: 0,
    deletedAt: undefined,
    labels: {},
    replicas,
    readyReplicas: 0,
  });
  const stack = (status: string): NonNullable<Snapshot['stack']> => ({
    id: 'arn',
    name: 'myeks',
    status,
    statusReason: undefined,
    createdAt: 0,
    outputs: new Map(),
    parameters: new Map(),
    resources: [],
  });
  const one = node('192.168.1', []);
  const two = node('192.168.2', []);

  /** The marks of going from one snapshot to the next, two seconds apart. */
  function marksOf(...snapshots: readonly Snapshot[]) {
    const { clock, history, all } = kept();
    for (const each of snapshots) {
      history.follow(each);
      clock.advance(2_000);
    }
    return all().marks.map(({ at, ...happening }) => ({ ...happening, after: at - start }));
  }

  it('are not made of what was there at first', () => {
    expect(marksOf(lab(5, 3, { stack: stack('CREATE_COMPLETE'), deployments: [deployment(2)] }))).toEqual([]);
  });

  it('tell of deployments made, scaled and gone', () => {
    expect(
      marksOf(
        lab(1),
        lab(1, 0, { deployments: [deployment(2)] }),
        lab(1, 0, { deployments: [deployment(50)] }),
        lab(1),
      ),
    ).toEqual([
      { kind: 'scaled', name: 'default/nginx', from: null, to: 2, after: 2_000 },
      { kind: 'scaled', name: 'default/nginx', from: 2, to: 50, after: 4_000 },
      { kind: 'scaled', name: 'default/nginx', from: 50, to: null, after: 6_000 },
    ]);
  });

  it('tell of nodes that join, lose their kubelet, come back and leave', () => {
    const nodes = (...all: readonly (typeof one)[]) => lab(1, 0, { nodes: all });
    const told = marksOf(
      nodes(one),
      nodes(one, two),
      nodes({ ...one, ready: false }, two),
      nodes(one, two),
      nodes(two),
    );
    expect(told).toMatchObject([
      { kind: 'nodes', change: 'joined', names: ['ip-192-168-2-20'], count: 1 },
      { kind: 'nodes', change: 'not-ready', names: ['ip-192-168-1-20'] },
      { kind: 'nodes', change: 'ready', names: ['ip-192-168-1-20'] },
      { kind: 'nodes', change: 'left', names: ['ip-192-168-1-20'] },
    ]);
  });

  it('name a few of many nodes', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({ ...one, name: `n${index}`, shortName: `n${index}` }));
    expect(marksOf(lab(1, 0, { nodes: [] }), lab(1, 0, { nodes: many }))).toMatchObject([
      { change: 'joined', names: ['n0', 'n1', 'n2'], count: 200 },
    ]);
  });

  it('tell of the stack, gone included', () => {
    const status = (text: string | undefined) => lab(1, 0, { stack: text === undefined ? undefined : stack(text) });
    expect(
      marksOf(status(undefined), status('CREATE_IN_PROGRESS'), status('CREATE_COMPLETE'), status(undefined)),
    ).toMatchObject([
      { kind: 'stack', status: 'CREATE_IN_PROGRESS' },
      { kind: 'stack', status: 'CREATE_COMPLETE' },
      { kind: 'stack', status: 'DELETE_COMPLETE' },
    ]);
  });

  it('tell which settings of the VPC CNI changed, by the names people set them with', () => {
    const cni = parseCniSettings({}, 'amazon-k8s-cni:v1.21.1-eksbuild.3');
    const live = { kind: 'live', at: start } as const;
    const sources = { ...lab(0).sources, cni: live };
    expect(
      marksOf(
        lab(1, 0, { sources, cni }),
        lab(1, 0, { sources, cni: { ...cni, prefixDelegation: true, warmIpTarget: 5 } }),
      ),
    ).toMatchObject([
      {
        kind: 'cni',
        changes: [
          { name: 'ENABLE_PREFIX_DELEGATION', from: 'false', to: 'true' },
          { name: 'WARM_IP_TARGET', from: 'unset', to: '5' },
        ],
      },
    ]);
  });

  it('tell when pods begin to wait and when none does any more', () => {
    expect(marksOf(lab(1), lab(1, 4), lab(1, 10), lab(1))).toMatchObject([
      { kind: 'pending', count: 4, after: 2_000 },
      { kind: 'pending', count: 0, after: 6_000 },
    ]);
  });

  it('tell what changed while a source did not answer, once it does, but not what changed unseen', () => {
    const failed = { kind: 'failed', reason: 'cluster-unreachable', subject: '', detail: '', since: start } as const;
    const dark = lab(1, 0, { sources: { ...lab(0).sources, cluster: failed }, nodes: [] });
    expect(marksOf(lab(1, 0, { nodes: [one] }), dark, lab(1, 0, { nodes: [one, two] }))).toMatchObject([
      { change: 'joined', count: 1 },
    ]);
    const { clock, history, all } = kept();
    history.follow(lab(1));
    history.pause();
    clock.advance(2_000);
    history.follow(lab(1, 4));
    expect(all().marks).toEqual([]);
  });
});
