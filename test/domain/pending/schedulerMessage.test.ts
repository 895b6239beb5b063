import { describe, expect, it } from 'vitest';
import { parseSchedulerMessage } from '../../../src/domain/pending/schedulerMessage.ts';

const full = { nodes: 3, reasons: [{ count: 3, kind: 'too-many-pods', text: 'Too many pods' }] };
const victims = '0/3 nodes are available: 3 No preemption victims found for incoming pod';

/** Said by real schedulers of these releases on three full nodes. */
const recorded: readonly [release: string, text: string, preemption: string | undefined][] = [
  ['1.20', '0/3 nodes are available: 3 Too many pods.', undefined],
  ['1.24', `0/3 nodes are available: 3 Too many pods. preemption: ${victims}.`, victims],
  ['1.26 to 1.28', `0/3 nodes are available: 3 Too many pods. preemption: ${victims}..`, victims],
  [
    '1.34 and later',
    `0/3 nodes are available: 3 Too many pods. no new claims to deallocate, preemption: ${victims}.`,
    victims,
  ],
  [
    '1.34 with resource claims',
    `0/3 nodes are available: 3 Too many pods. still not schedulable, preemption: ${victims}.`,
    victims,
  ],
];

describe('parseSchedulerMessage', () => {
  it.each(recorded)('reads the text of %s', (_release, text, preemption) => {
    expect(parseSchedulerMessage(text)).toEqual({ ...full, preemption });
  });

  it('reads the words used before “Too many pods”', () => {
    expect(
      parseSchedulerMessage(
        "0/3 nodes are available: 1 node(s) had taints that the pod didn't tolerate, 2 Insufficient pods",
      ),
    ).toEqual({
      nodes: 3,
      reasons: [
        { count: 1, kind: 'taint', text: "node(s) had taints that the pod didn't tolerate" },
        { count: 2, kind: 'too-many-pods', text: 'Insufficient pods' },
      ],
      preemption: undefined,
    });
  });

  it('reads several reasons, more of them than nodes', () => {
    const text =
      '0/4 nodes are available: 1 node(s) had untolerated taint(s), 3 Insufficient cpu, 3 Insufficient memory. ' +
      'no new claims to deallocate, preemption: 0/4 nodes are available: 4 Preemption is not helpful for scheduling.';
    const parsed = parseSchedulerMessage(text);
    expect(parsed?.nodes).toBe(4);
    expect(parsed?.reasons.map(({ count, kind }) => [count, kind])).toEqual([
      [1, 'taint'],
      [3, 'cpu'],
      [3, 'memory'],
    ]);
    expect(parsed?.preemption).toBe('0/4 nodes are available: 4 Preemption is not helpful for scheduling');
  });

  it('keeps a comma that belongs to a reason', () => {
    const text =
      "0/4 nodes are available: 1 node(s) had taint {node-role.kubernetes.io/master: }, that the pod didn't tolerate, " +
      "3 node(s) didn't match Pod's node affinity/selector.";
    expect(parseSchedulerMessage(text)?.reasons).toEqual([
      {
        count: 1,
        kind: 'taint',
        text: "node(s) had taint {node-role.kubernetes.io/master: }, that the pod didn't tolerate",
      },
      { count: 3, kind: 'selector', text: "node(s) didn't match Pod's node affinity/selector" },
    ]);
  });

  it.each([
    ['node(s) were unschedulable', 'cordoned'],
    ['node(s) had untolerated taint {node.kubernetes.io/unschedulable: }', 'cordoned'],
    ['node(s) had untolerated taint {dedicated: db}', 'taint'],
    ["node(s) didn't satisfy plugin(s) [NodeAffinity]", 'selector'],
    ["node(s) didn't match node selector", 'selector'],
    ['Insufficient nvidia.com/gpu', 'unknown'],
    ["node(s) didn't have free ports for the requested pod ports", 'unknown'],
  ])('takes “%s” as %s', (words, kind) => {
    expect(parseSchedulerMessage(`0/1 nodes are available: 1 ${words}.`)?.reasons).toEqual([
      { count: 1, kind, text: words },
    ]);
  });

  it('takes a reason without a count as one for every node', () => {
    const text =
      '0/3 nodes are available: persistentvolumeclaim "mongodb-pvc" not found. preemption: 0/3 nodes are available: ' +
      '3 Preemption is not helpful for scheduling.';
    expect(parseSchedulerMessage(text)?.reasons).toEqual([
      { count: 3, kind: 'unknown', text: 'persistentvolumeclaim "mongodb-pvc" not found' },
    ]);
  });

  it('reads a refusal to preempt at all', () => {
    const text = '0/1 nodes are available: 1 Insufficient cpu. preemption: not eligible due to preemptionPolicy=Never.';
    expect(parseSchedulerMessage(text)?.preemption).toBe('not eligible due to preemptionPolicy=Never');
  });

  it('knows the text of a cluster without nodes', () => {
    expect(parseSchedulerMessage('no nodes available to schedule pods')).toEqual({
      nodes: 0,
      reasons: [],
      preemption: undefined,
    });
  });

  it.each(['', 'running PreBind plugin: timed out', '0/x nodes are available: 3 Too many pods.'])(
    'says undefined of other text: “%s”',
    (text) => {
      expect(parseSchedulerMessage(text)).toBeUndefined();
    },
  );

  it('stays quick on hostile text', () => {
    const started = performance.now();
    parseSchedulerMessage(`0/3 nodes are available: ${'1 a, '.repeat(20_000)}`);
    parseSchedulerMessage(`0/3 nodes are available: ${'. a'.repeat(20_000)}`);
    parseSchedulerMessage(`0/3 nodes are available: ${'a '.repeat(20_000)}`);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
