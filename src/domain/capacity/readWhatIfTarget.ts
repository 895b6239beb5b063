import type { PoolSettings } from '../cni/addressPool.ts';

/** More than any cluster takes: a slip of a finger should not ask for a million of anything. */
const most = 10_000;

/** What a cluster is to become. */
export interface WhatIfTarget {
  readonly instanceType: string;
  readonly nodes: number;
  readonly deployment: { readonly namespace: string; readonly name: string; readonly replicas: number } | undefined;
  readonly cni: PoolSettings;
}

/** A target of whatever was sent; undefined for what is none. Targets that are missing count as not set. */
export function readWhatIfTarget(value: unknown): WhatIfTarget | undefined {
  const fields = record(value);
  const cni = record(fields?.['cni']);
  const instanceType = fields?.['instanceType'];
  const nodes = fields?.['nodes'];
  if (cni === undefined || typeof instanceType !== 'string' || !/^[a-z0-9-]+\.[a-z0-9-]+$/.test(instanceType))
    return undefined;
  const deployment = fields?.['deployment'] === undefined ? undefined : readDeployment(fields['deployment']);
  const settings = readSettings(cni);
  if (!isCount(nodes) || settings === undefined || (fields?.['deployment'] !== undefined && deployment === undefined))
    return undefined;
  return { instanceType, nodes, deployment, cni: settings };
}

function readDeployment(value: unknown): WhatIfTarget['deployment'] {
  const { namespace, name, replicas } = record(value) ?? {};
  if (typeof namespace !== 'string' || typeof name !== 'string' || !isCount(replicas)) return undefined;
  return { namespace, name, replicas };
}

function readSettings(cni: Readonly<Record<string, unknown>>): PoolSettings | undefined {
  const { prefixDelegation, customNetworking, warmEniTarget, warmPrefixTarget } = cni;
  if (typeof prefixDelegation !== 'boolean' || typeof customNetworking !== 'boolean') return undefined;
  if (!isCount(warmEniTarget) || !isCount(warmPrefixTarget)) return undefined;
  const target = (name: string) => (isCount(cni[name]) && cni[name] > 0 ? cni[name] : undefined);
  return {
    prefixDelegation,
    customNetworking,
    warmEniTarget,
    warmPrefixTarget,
    warmIpTarget: target('warmIpTarget'),
    minimumIpTarget: target('minimumIpTarget'),
    maxEni: target('maxEni'),
  };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= most;
}

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}
