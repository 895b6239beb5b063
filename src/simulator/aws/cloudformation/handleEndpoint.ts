import { signalKey } from '../../cloudformation/resources/waitConditionHandle.ts';
import type { Signals } from '../../cloudformation/signals.ts';
import type { WireRequest, WireResponse } from '../protocol.ts';

function members(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function textIn(signal: Readonly<Record<string, unknown>>, name: string): string {
  const value = signal[name];
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}

/** Takes the signal that somebody puts at the URL of a wait condition's handle: a JSON object with Status, UniqueId, Reason and Data. */
export function receiveSignal(signals: Signals, { method, path, body }: WireRequest): WireResponse {
  const answer = (status: number, text = '') => ({ status, headers: { 'content-type': 'text/plain' }, body: text });
  const key = signalKey(path);
  const signal = members(body);
  if (method !== 'PUT') return answer(405, 'use PUT');
  if (key === undefined || signal === undefined) return answer(400, 'the body is not a JSON object');
  signals.receive(key, {
    uniqueId: textIn(signal, 'UniqueId'),
    status: signal['Status'] === 'SUCCESS' ? 'SUCCESS' : 'FAILURE',
    reason: textIn(signal, 'Reason'),
    data: textIn(signal, 'Data'),
  });
  return answer(200);
}
