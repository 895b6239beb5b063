/** Where chance decides, and by what an outcome is found. */
export type Chance =
  /** The address of a node's primary interface, by node group and zone. */
  | 'node address'
  /** The address of an interface that the VPC CNI adds, by the block of its subnet. */
  | 'interface address'
  /** Secondary addresses of an interface, by its first address. */
  | 'secondary address'
  /** Of an interface, by its first address. */
  | 'public address'
  | 'hardware address'
  /** The letters at the end of a pod's name, by its owner's name, and for daemons the node's with `@`. */
  | 'pod suffix'
  /** The node of a pod that could be on others as well, and the address it gets of the node's, by its name. */
  | 'pod node'
  | 'pod address'
  /** The letters at the end of a name that CloudFormation makes, by stack and logical id with `/`. */
  | 'resource suffix'
  /** A version for a cluster, by its name, that EKS makes no more. */
  | 'cluster version';

/**
 * Outcomes that are known beforehand, for a world that retells a recorded one. Each counts once; where none is left,
 * the dice decide. Everything that is not chance is computed as always.
 */
export class RecordedOutcomes {
  readonly #outcomes = new Map<string, string[]>();

  record(chance: Chance, about: string, ...outcomes: readonly string[]): void {
    this.#outcomes.set(keyOf(chance, about), [...outcomes]);
  }

  /** The next recorded outcome, or undefined. */
  next(chance: Chance, about: string): string | undefined {
    return this.#outcomes.get(keyOf(chance, about))?.shift();
  }

  /** What nothing has asked for yet: dice must not give it to something else. */
  get pending(): readonly string[] {
    return [...this.#outcomes.values()].flat();
  }
}

function keyOf(chance: Chance, about: string): string {
  return `${chance} ${about}`;
}
