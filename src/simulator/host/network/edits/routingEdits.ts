import type { HostNetwork, Route, RoutingRule } from '../hostNetwork.ts';
import { routeLine, ruleLine } from '../iproute.ts';
import { inTableOrder } from '../routeOrder.ts';
import { Edits } from './edits.ts';

/** What `ip rule`, `ip route` and `ip link` have changed in one namespace. */
export class RoutingEdits {
  readonly #rules = new Edits<RoutingRule>(ruleLine);
  readonly #routes = new Edits<Route>((route) => `${route.table} ${routeLine(route)}`);
  readonly #down = new Set<string>();
  #version = 0;

  /** Grows with each change. */
  get version(): number {
    return this.#version;
  }

  /** `ip rule add`: after those of the same priority. */
  addRule(rule: RoutingRule): void {
    this.#version += 1;
    this.#rules.add(rule);
  }

  /** `ip rule del`, of a rule as `current` has it; false if there is none. */
  deleteRule(rule: RoutingRule, current: HostNetwork): boolean {
    this.#version += 1;
    return this.#rules.remove(rule, current.rules);
  }

  /** `ip route add`. */
  addRoute(route: Route): void {
    this.#version += 1;
    this.#routes.add(route);
  }

  /** `ip route del`, of a route as `current` has it; false if there is none. */
  deleteRoute(route: Route, current: HostNetwork): boolean {
    this.#version += 1;
    return this.#routes.remove(route, current.routes);
  }

  /** `ip link set … up` and `down`. A link that is down takes its routes with it. */
  setLink(name: string, state: 'up' | 'down'): void {
    this.#version += 1;
    if (state === 'down') this.#down.add(name);
    else this.#down.delete(name);
  }

  apply(computed: HostNetwork): HostNetwork {
    const names = new Set(computed.links.map(({ name }) => name));
    for (const name of this.#down) if (!names.has(name)) this.#down.delete(name);
    return {
      ...computed,
      links: computed.links.map((link) =>
        this.#down.has(link.name)
          ? { ...link, state: 'DOWN', flags: link.flags.filter((flag) => flag !== 'UP' && flag !== 'LOWER_UP') }
          : link,
      ),
      rules: this.#rules.apply(computed.rules).toSorted((a, b) => a.priority - b.priority),
      routes: inTableOrder(
        this.#routes.apply(computed.routes.filter(({ table, device }) => table === 'local' || !this.#down.has(device))),
      ),
    };
  }
}
