import { isDeepStrictEqual } from 'node:util';
import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { clusterRoles } from '../kubernetes/kinds.ts';
import type { Role } from '../kubernetes/objects/rbac.ts';
import type { PolicyRule } from '../kubernetes/rbac/rule.ts';
import { matchesSelector } from '../kubernetes/selectors/labelSelector.ts';
import { updateObject } from '../kubernetes/writes/update.ts';
import type { ControlContext } from './controlContext.ts';
import { WorkQueue } from './workQueue.ts';

/** Lab milliseconds from a change of a role to what it means for roles put together of others. */
const delay = 200;

/** Writes the rules of each ClusterRole with an aggregation rule: those of all roles that it selects. */
export class ClusterRoleAggregation implements Disposable {
  readonly #context: ControlContext;
  readonly #owned = new DisposableStore();

  constructor(context: ControlContext) {
    this.#context = context;
    const queue = this.#owned.add(new WorkQueue(context.clock, delay, () => this.#aggregate()));
    this.#owned.add(
      context.api.store.onDidChange(({ kind }) => {
        if (kind.plural === clusterRoles.plural) queue.add('all');
      }),
    );
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #aggregate(): void {
    const { api } = this.#context;
    const all = api.store.list(clusterRoles);
    for (const role of all) {
      if (role.aggregationRule === undefined) continue;
      const rules = rulesFor(role, all);
      if (!isDeepStrictEqual(role.rules ?? [], rules)) updateObject(api, clusterRoles, { ...role, rules } as Role);
    }
  }
}

function rulesFor({ aggregationRule, metadata }: Role, all: readonly Role[]): readonly PolicyRule[] {
  const selectors = aggregationRule?.clusterRoleSelectors ?? [];
  const rules: PolicyRule[] = [];
  for (const each of all) {
    const isSelected = selectors.some((selector) => matchesSelector(selector, each.metadata.labels));
    if (!isSelected || each.metadata.name === metadata.name) continue;
    for (const rule of each.rules ?? []) if (!rules.some((known) => isDeepStrictEqual(known, rule))) rules.push(rule);
  }
  return rules;
}
