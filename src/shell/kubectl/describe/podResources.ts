import type { Container, PodSpec, Quantities } from './podParts.ts';
import { quantityValue, type Quantity } from './quantity.ts';

type Amounts = ReadonlyMap<string, Quantity>;

/** What a pod asks for as a whole: its containers together, or its largest init container if that is more. */
export function podResources(spec: PodSpec): { readonly requests: Amounts; readonly limits: Amounts } {
  return {
    requests: together(spec, ({ resources }) => resources?.requests),
    limits: together(spec, ({ resources }) => resources?.limits),
  };
}

function together(
  { containers = [], initContainers = [], overhead }: PodSpec,
  of: (container: Container) => Quantities | undefined,
): Amounts {
  const sum = new Map<string, Quantity>();
  for (const container of containers) add(sum, of(container));
  // Init containers that keep running (sidecars) count beside all that start after them.
  const sidecars = new Map<string, Quantity>();
  const most = new Map<string, Quantity>();
  for (const container of initContainers) {
    if (container.restartPolicy === 'Always') {
      add(sum, of(container));
      add(sidecars, of(container));
      raise(most, sidecars);
    } else {
      const during = new Map(sidecars);
      add(during, of(container));
      raise(most, during);
    }
  }
  raise(sum, most);
  add(sum, overhead);
  return sum;
}

function add(to: Map<string, Quantity>, more: Quantities | undefined): void {
  for (const [name, text] of Object.entries(more ?? {})) {
    const before = to.get(name);
    const { value, binary } = quantityValue(text);
    to.set(name, before === undefined ? { value, binary } : { value: before.value + value, binary: before.binary });
  }
}

function raise(to: Map<string, Quantity>, least: Amounts): void {
  for (const [name, quantity] of least) if ((to.get(name)?.value ?? 0) < quantity.value) to.set(name, quantity);
}
