import type { Flag } from '../../commandLine.ts';
import type { KubectlCommand } from '../command.ts';
import { Columns } from '../output/columns.ts';
import { objectPrinter } from '../output/objectPrinter.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';

const flags = {
  output: { kind: 'text', short: 'o' },
  template: { kind: 'text' },
} as const satisfies Readonly<Record<string, Flag>>;

interface UserInfo {
  readonly username?: string;
  readonly uid?: string;
  readonly groups?: readonly string[];
  readonly extra?: Readonly<Record<string, readonly string[]>>;
}

/** `kubectl auth whoami`. */
export const whoami: KubectlCommand = {
  takes: '',
  flags,
  async run(line, session) {
    const api = await session.api();
    const kind = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };
    const path = '/apis/authentication.k8s.io/v1/selfsubjectreviews';
    const review = (await api.request('POST', path, { ...kind, metadata: {} })) as KubernetesObject;
    const output = line.text('output') ?? '';
    if (output !== '') {
      const print = await objectPrinter(output, { template: line.text('template'), cwd: session.cwd });
      session.print(print({ ...review, ...kind, metadata: { creationTimestamp: null, ...review.metadata } }));
      return 0;
    }
    const { userInfo = {} } = (review['status'] ?? {}) as { readonly userInfo?: UserInfo };
    session.print(new Columns().print([['ATTRIBUTE', 'VALUE'], ...rowsOf(userInfo)]));
    return 0;
  },
};

function rowsOf({ username = '', uid = '', groups = [], extra = {} }: UserInfo): string[][] {
  const list = (values: readonly string[]) => `[${values.join(' ')}]`;
  return [
    ...(username === '' ? [] : [['Username', username]]),
    ...(uid === '' ? [] : [['UID', uid]]),
    ...(groups.length === 0 ? [] : [['Groups', list(groups)]]),
    ...Object.entries(extra)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, values]) => [`Extra: ${key}`, list(values)]),
  ];
}
