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
}

/**
 * Takes `{ "expireCredentials": boolean }`, `{ "throttle": { "operation", "times" } }` or
 * `{ "failResource": { "logicalId", "reason" } }`, any of them together.
 */
export function controlFaults(options: ControlOptions, { method, headers, body }: WireRequest): WireResponse {
  if (!isToken(headers[tokenHeader] ?? '', options.token)) return answer(403, { message: 'wrong token' });
  if (method !== 'POST') return answer(405, { message: 'use POST' });
  const wanted = members(body);
  if (wanted === undefined) return answer(400, { message: 'the body is not a JSON object' });
  const { expireCredentials } = wanted;
  const throttle = members(wanted['throttle']);
  const failure = members(wanted['failResource']);
  if (typeof expireCredentials === 'boolean') options.faults.expireCredentials(expireCredentials);
  if (throttle !== undefined) options.faults.throttle(text(throttle['operation'], ''), Number(throttle['times'] ?? 1));
  if (failure !== undefined)
    options.failResource(text(failure['logicalId'], ''), text(failure['reason'], 'Asked to fail'));
  return answer(200, {});
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
