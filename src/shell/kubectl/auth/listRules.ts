import { Columns } from '../output/columns.ts';
import type { KubectlSession } from '../session/session.ts';

interface ResourceRule {
  readonly verbs: readonly string[];
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
}

interface UrlRule {
  readonly verbs: readonly string[];
  readonly nonResourceURLs?: readonly string[];
}

/** Prints all that one may do in the namespace. */
export async function listRules(session: KubectlSession, noHeaders: boolean): Promise<number> {
  const review = (await (
    await session.api()
  ).request('POST', '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews', {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectRulesReview',
    spec: { namespace: await session.namespace() },
  })) as {
    readonly status: { readonly resourceRules: readonly ResourceRule[]; readonly nonResourceRules: readonly UrlRule[] };
  };
  const list = (values: readonly string[] | undefined) => `[${(values ?? []).join(' ')}]`;
  const { resourceRules, nonResourceRules } = review.status;
  const rules = [
    ...resourceRules.flatMap(({ verbs, apiGroups = [], resources = [], resourceNames }) =>
      apiGroups.flatMap((group) =>
        resources.map((name) => ({
          order: [list(verbs), 'A', group, name].join(' '),
          row: [group === '' ? name : `${name}.${group}`, '[]', list(resourceNames), list(verbs)],
        })),
      ),
    ),
    ...nonResourceRules.flatMap(({ verbs, nonResourceURLs = [] }) =>
      nonResourceURLs.map((url) => ({
        order: [list(verbs), 'N', list([url])].join(' '),
        row: ['', list([url]), '[]', list(verbs)],
      })),
    ),
  ];
  const rows = rules.toSorted((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0)).map(({ row }) => row);
  const header = noHeaders ? [] : [['Resources', 'Non-Resource URLs', 'Resource Names', 'Verbs']];
  session.print(new Columns().print([...header, ...rows]));
  return 0;
}
