import { onDispose, type Disposable } from '../../../base/disposable.ts';
import { NetfilterEdits } from '../network/edits/netfilterEdits.ts';
import { RoutingEdits } from '../network/edits/routingEdits.ts';
import { RuleSet } from '../network/netfilter/ruleSet.ts';
import { Captures } from './capture.ts';
import { Connections } from './connections.ts';
import type { Listener } from './listener.ts';

/** What one network namespace remembers while it lives. */
export class NamespaceState {
  readonly captures = new Captures();
  readonly connections = new Connections();
  readonly rules = new RuleSet();
  readonly routingEdits = new RoutingEdits();
  readonly netfilterEdits = new NetfilterEdits();
  readonly #listeners = new Set<Listener>();

  get listeners(): readonly Listener[] {
    return [...this.#listeners];
  }

  listen(listener: Listener): Disposable {
    this.#listeners.add(listener);
    return onDispose(() => this.#listeners.delete(listener));
  }
}
