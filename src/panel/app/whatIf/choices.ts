import type { WhatIfChoice, WhatIfWorld } from '../../../domain/capacity/whatIf.ts';
import type { PoolSettings } from '../../../domain/cni/addressPool.ts';
import type { WhatIfDeployment, WhatIfState } from '../../protocol/whatIf.ts';

/** What a person has chosen; whatever is missing is as the cluster is. */
export interface WhatIfChoices {
  readonly instanceType?: string | undefined;
  readonly nodes?: number | undefined;
  readonly replicas?: number | undefined;
  /** The key of the deployment to scale. */
  readonly deployment?: string | undefined;
  readonly cni: Partial<PoolSettings>;
  /** Further types in the comparison. */
  readonly compared: readonly string[];
}

export const nothingChosen: WhatIfChoices = { cni: {}, compared: ['c5.large'] };

const flags = ['prefixDelegation', 'customNetworking'] as const;
const targets = ['warmEniTarget', 'warmPrefixTarget', 'warmIpTarget', 'minimumIpTarget', 'maxEni'] as const;
const clearable: readonly string[] = ['warmIpTarget', 'minimumIpTarget', 'maxEni'];

/** The choices of whatever was kept. A target that was emptied is kept as null. */
export function readChoices(kept: Readonly<Record<string, unknown>>): WhatIfChoices {
  const cni = typeof kept['cni'] === 'object' && kept['cni'] !== null ? (kept['cni'] as Record<string, unknown>) : {};
  const settings: Partial<Record<keyof PoolSettings, boolean | number | undefined>> = {};
  for (const name of flags) if (typeof cni[name] === 'boolean') settings[name] = cni[name];
  for (const name of targets) {
    if (isCount(cni[name])) settings[name] = cni[name];
    else if (cni[name] === null && clearable.includes(name)) settings[name] = undefined;
  }
  const compared = Array.isArray(kept['compared'])
    ? kept['compared'].filter((each) => typeof each === 'string')
    : undefined;
  return {
    ...(typeof kept['instanceType'] === 'string' ? { instanceType: kept['instanceType'] } : {}),
    ...(isCount(kept['nodes']) ? { nodes: kept['nodes'] } : {}),
    ...(isCount(kept['replicas']) ? { replicas: kept['replicas'] } : {}),
    ...(typeof kept['deployment'] === 'string' ? { deployment: kept['deployment'] } : {}),
    cni: settings as Partial<PoolSettings>,
    compared: compared ?? nothingChosen.compared,
  };
}

/** The choices in a form that survives being kept: what is undefined would be dropped. */
export function keptForm({ cni, ...rest }: WhatIfChoices): object {
  return { ...rest, cni: Object.fromEntries(Object.entries(cni).map(([name, value]) => [name, value ?? null])) };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** The choice as a whole: the cluster's state, with what was chosen in its place. */
export function wholeChoice(
  state: WhatIfState,
  choices: WhatIfChoices,
): WhatIfChoice & { readonly deployment: string | undefined } {
  const deployment = deploymentOf(state, choices);
  return {
    instanceType: choices.instanceType ?? state.instanceType,
    nodes: choices.nodes ?? state.nodes,
    deployment: deployment?.key,
    replicas: choices.replicas ?? deployment?.replicas ?? 0,
    cni: { ...state.cni, ...choices.cni },
  };
}

/** What stays as it is: every pod but those of the deployment that is scaled. */
export function worldOf(state: WhatIfState, choices: WhatIfChoices): WhatIfWorld {
  const deployment = deploymentOf(state, choices);
  return {
    region: state.region,
    decider: state.decider,
    onEachNode: state.onEachNode,
    others: state.pods.filter((each) => each.deployment === undefined || each.deployment !== deployment?.key),
    replica: deployment?.replica ?? { hostNetwork: false, requests: { cpu: 0, memory: 0 } },
    subnets: state.subnets,
    seenNodes: state.seenNodes,
    publicNodes: state.publicNodes,
  };
}

/** The one chosen, else the largest, of the system only when there is no other. */
function deploymentOf({ deployments }: WhatIfState, choices: WhatIfChoices): WhatIfDeployment | undefined {
  const chosen = deployments.find(({ key }) => key === choices.deployment);
  const own = deployments.filter(({ system }) => !system);
  const [first, ...others] = own.length > 0 ? own : deployments;
  return chosen ?? others.reduce((most, each) => (each.replicas > (most?.replicas ?? 0) ? each : most), first);
}

/** Whether anything was chosen that differs from the cluster. */
export function differs(state: WhatIfState, choices: WhatIfChoices): boolean {
  const now = wholeChoice(state, { ...nothingChosen, deployment: choices.deployment });
  return JSON.stringify(wholeChoice(state, choices)) !== JSON.stringify(now);
}
