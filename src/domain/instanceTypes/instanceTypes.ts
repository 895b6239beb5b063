import table from './limits.json' with { type: 'json' };

/** What EC2 allows one instance type, as the VPC CNI's own table has it (source named in limits.json). */
export interface InstanceTypeLimits {
  readonly type: string;
  /** Interfaces on the default network card, the only card that hosts pods. */
  readonly maxEnis: number;
  /** IPv4 addresses per interface, its primary address included. */
  readonly ipv4PerEni: number;
  readonly hypervisor: 'nitro' | 'xen' | 'unknown';
  readonly bareMetal: boolean;
  /** Undefined for the few types whose figure is not public. */
  readonly vcpus: number | undefined;
  readonly networkCards: number;
  readonly enisPerCard: readonly number[];
}

type Row = [string, number, number, string, boolean, number | null, number, number[]];

let byType: ReadonlyMap<string, InstanceTypeLimits> | undefined;

/** All known types by name, in the table's (alphabetical) order. Built on first use. */
export function instanceTypes(): ReadonlyMap<string, InstanceTypeLimits> {
  byType ??= new Map(
    (table.rows as Row[]).map(
      ([type, maxEnis, ipv4PerEni, hypervisor, bareMetal, vcpus, networkCards, enisPerCard]) => [
        type,
        {
          type,
          maxEnis,
          ipv4PerEni,
          hypervisor: hypervisor as InstanceTypeLimits['hypervisor'],
          bareMetal,
          vcpus: vcpus ?? undefined,
          networkCards,
          enisPerCard,
        },
      ],
    ),
  );
  return byType;
}

/** Limits of one type, or undefined: AWS sells types that no table has, so callers must be ready for that. */
export function limitsOf(type: string): InstanceTypeLimits | undefined {
  return instanceTypes().get(type);
}
