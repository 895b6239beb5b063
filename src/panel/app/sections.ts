import { CapacitySection } from './capacity.ts';
import { OpsSection } from './ops/section.ts';
import { PathSection } from './path/section.ts';
import { PendingSection } from './pending.ts';
import type { SectionKind } from './section.ts';
import { NodesSection } from './slots.ts';
import { WhatIfSection } from './whatIf/whatIfSection.ts';
import { TimelineSection } from './timeline/section.ts';

/** Every section of the page, in its order. */
export const sectionKinds: readonly SectionKind[] = [
  {
    id: 'capacity',
    name: (strings) => strings.capacity.heading,
    number: ({ totals }) => ({ text: `${totals.usedPods}/${totals.maxPods}` }),
    make: (context) => new CapacitySection(context),
  },
  {
    id: 'nodes',
    name: (strings) => strings.nodes.short,
    number: ({ totals }) => ({ text: String(totals.nodes) }),
    make: (context) => new NodesSection(context),
  },
  {
    id: 'pending',
    name: (strings) => strings.pending.heading,
    number: ({ totals }) => ({ text: String(totals.pending), warning: totals.pending > 0 }),
    // Pods can wait for the first node of all.
    shown: ({ stage, totals }) => stage.kind === 'ready' || totals.pending > 0,
    make: (context) => new PendingSection(context),
  },
  {
    id: 'what-if',
    name: (strings) => strings.whatIf.heading,
    shown: ({ stage, whatIf }) => stage.kind === 'ready' && whatIf !== undefined,
    make: (context) => new WhatIfSection(context),
  },
  {
    id: 'ops',
    name: (strings) => strings.ops.heading,
    make: (context) => new OpsSection(context),
  },
  {
    id: 'timeline',
    name: (strings) => strings.timeline.heading,
    // The stack's making is worth watching, too.
    shown: ({ stage }) => stage.kind !== 'no-connection',
    make: (context) => new TimelineSection(context),
  },
  {
    id: 'path',
    name: (strings) => strings.path.heading,
    make: (context) => new PathSection(context),
  },
];
