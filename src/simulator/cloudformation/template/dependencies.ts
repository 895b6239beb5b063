import { referencesIn } from './references.ts';
import type { Template } from './template.ts';
import { validationError } from './validationError.ts';

/** For each resource that is part of the stack, the resources that have to exist before it. */
export type Dependencies = ReadonlyMap<string, ReadonlySet<string>>;

/** Takes away, again and again, what nothing in `edges` leads to or from; what is left lies on cycles. */
export function cyclesOf(edges: Dependencies): string[] {
  let left = [...edges.keys()];
  for (let before = -1; before !== left.length;) {
    before = left.length;
    const remaining = new Set(left);
    const needed = new Set(left.flatMap((id) => [...(edges.get(id) ?? [])]));
    left = left.filter((id) => needed.has(id) && [...(edges.get(id) ?? [])].some((other) => remaining.has(other)));
  }
  return left;
}

/**
 * The order of creation, from DependsOn and from every reference in the properties. With `condition`, resources whose
 * condition does not hold are left out. Throws the ValidationError for a circular dependency.
 */
export function dependenciesOf(template: Template, condition?: (name: string) => boolean): Dependencies {
  const definitions = [...template.resources.values()];
  const present = definitions.filter(
    (definition) => condition === undefined || definition.condition === undefined || condition(definition.condition),
  );
  const ids = new Set(present.map(({ logicalId }) => logicalId));
  const edges = new Map(
    present.map(({ logicalId, properties, dependsOn }) => {
      const mentioned = referencesIn(properties, condition).map(({ target }) => target);
      return [logicalId, new Set([...dependsOn, ...mentioned].filter((id) => ids.has(id)))];
    }),
  );
  const circular = cyclesOf(edges);
  if (circular.length > 0) throw validationError(`Circular dependency between resources: [${circular.join(', ')}]`);
  return edges;
}
