import { timingSafeEqual } from 'node:crypto';
import type { InjectedFaults } from './injectedFaults.ts';
import type { WireRequest, WireResponse } from './protocol.ts';

/** Where faults are asked for. It is no part of AWS and has a secret of its own. */
export const faultsPath = '/_simulator/faults';
/** The header that carries the secret. */
export const tokenHeader = 'x-simulator-token';

export interface ControlOptions {
  readonly token: string;
  readonly faults: InjectedFaults;
  /** Makes the next creation of a stack's resource fail. */
  readonly failResource: (logicalId: string, reason: string) => void;
  /** Lets a node's kubelet and address daemon die without a word, as when a machine hangs. False for no such node. */
  readonly killNode: (name: string) => boolean;
  /** Closes every connection to the clusters' API servers, watches included. */
  readonly cutConnections: () => void;
  /** The clusters' API servers are gone for so many milliseconds, and then there again. */
  readonly restartApiServers: (away: number) => void;
}

/**
 * Takes any of these together: `expireCredentials` (a flag); `throttle`, `deny`, `break` and `drop` (`{ operation, times }`, where
 * `*` is every operation, and `times` is 1 unless said, for `deny` without end); `slow` (`{ operation, milliseconds }`);
 * `exhaust` (`{ instanceType, zone, exhausted }`); `quota` (`{ code, value }`); `failResource` (`{ logicalId, reason }`);
 * `killNode` (a node's name); `cutConnections` (`true`); `restartApiServer` (`{ seconds }`).
 */
export function controlFaults(options: ControlOptions, { method, headers, body }: WireRequest): WireResponse {
  if (!isToken(headers[tokenHeader] ?? '', options.token)) return answer(403, { message: 'wrong token' });
  if (method !== 'POST') return answer(405, { message: 'use POST' });
  const wanted = members(body);
  if (wanted === undefined) return answer(400, { message: 'the body is not a JSON object' });
  const { expireCredentials } = wanted;
  if (typeof expireCredentials === 'boolean') options.faults.expireCredentials(expireCredentials);
  for (const kind of ['throttle', 'deny', 'break', 'drop'] as const) {
    const fault = members(wanted[kind]);
    const usual = kind === 'deny' ? Infinity : 1;
    if (fault !== undefined) options.faults.refuse(kind, text(fault['operation'], ''), Number(fault['times'] ?? usual));
  }
  applyToWorld(options, wanted);
  const quota = members(wanted['quota']);
  if (quota !== undefined && !options.faults.setQuota(text(quota['code'], ''), Number(quota['value'])))
    return answer(400, { message: 'there is no such quota' });
  const { killNode, cutConnections } = wanted;
  if (cutConnections === true) options.cutConnections();
  const restart = members(wanted['restartApiServer']);
  if (restart !== undefined) options.restartApiServers(1000 * Number(restart['seconds'] ?? 5));
  if (typeof killNode === 'string' && !options.killNode(killNode))
    return answer(404, { message: `there is no node ${killNode}` });
  return answer(200, {});
}

function applyToWorld({ faults, failResource }: ControlOptions, wanted: Record<string, unknown>): void {
  const slow = members(wanted['slow']);
  const exhaust = members(wanted['exhaust']);
  const failure = members(wanted['failResource']);
  if (slow !== undefined) faults.delay(text(slow['operation'], '*'), Number(slow['milliseconds'] ?? 0));
  if (exhaust !== undefined)
    faults.exhaust(text(exhaust['instanceType'], ''), text(exhaust['zone'], ''), exhaust['exhausted'] !== false);
  if (failure !== undefined) failResource(text(failure['logicalId'], ''), text(failure['reason'], 'Asked to fail'));
}

function members(value: unknown): Record<string, unknown> | undefined {
  if (typeof value === 'string') {
    try {
      return members(JSON.parse(value) as unknown);
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

function isToken(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function answer(status: number, body: object): WireResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
