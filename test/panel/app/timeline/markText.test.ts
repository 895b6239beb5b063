import { expect, it } from 'vitest';
import { markSign, markText } from '../../../../src/panel/app/timeline/markText.ts';
import type { TimelineMark } from '../../../../src/panel/protocol/timeline.ts';
import { panelStrings } from '../../../../src/panel/strings.ts';

const strings = panelStrings((text) => text);

it.each<[TimelineMark, string, string]>([
  [{ at: 0, kind: 'scaled', name: 'default/nginx', from: null, to: 2 }, '▲', 'default/nginx created with 2 replicas'],
  [{ at: 0, kind: 'scaled', name: 'default/nginx', from: 2, to: 50 }, '▲', 'default/nginx scaled from 2 to 50'],
  [{ at: 0, kind: 'scaled', name: 'default/nginx', from: 50, to: null }, '▲', 'default/nginx deleted'],
  [{ at: 0, kind: 'nodes', change: 'joined', names: ['n1'], count: 1 }, '●', 'node n1 joined'],
  [{ at: 0, kind: 'nodes', change: 'left', names: ['n1', 'n2', 'n3'], count: 9 }, '✕', '9 nodes left: n1, n2, n3 …'],
  [{ at: 0, kind: 'nodes', change: 'not-ready', names: ['n1'], count: 1 }, '✕', 'node n1 is not ready'],
  [{ at: 0, kind: 'nodes', change: 'ready', names: ['n1', 'n2'], count: 2 }, '●', '2 nodes are ready: n1, n2'],
  [{ at: 0, kind: 'stack', name: 'myeks', status: 'CREATE_COMPLETE' }, '◆', 'stack myeks: CREATE_COMPLETE'],
  [{ at: 0, kind: 'pending', count: 1 }, '■', '1 pod began to wait'],
  [{ at: 0, kind: 'pending', count: 0 }, '□', 'no pod waits any more'],
  [
    {
      at: 0,
      kind: 'cni',
      changes: [
        { name: 'ENABLE_PREFIX_DELEGATION', from: 'false', to: 'true' },
        { name: 'WARM_IP_TARGET', from: 'unset', to: '5' },
      ],
    },
    '✱',
    'VPC CNI: ENABLE_PREFIX_DELEGATION from false to true, WARM_IP_TARGET from unset to 5',
  ],
])('%j', (mark, sign, text) => {
  expect(markSign(mark)).toBe(sign);
  expect(markText(mark, strings)).toBe(text);
});
