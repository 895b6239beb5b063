import { LabError } from '../../base/errors.ts';

/** Milliseconds: a form waits for it, and a person can type it. */
const patienceMs = 4000;
/** An address and a line end; anything longer is no answer of an address service. */
const longestAnswer = 100;

/** The address that requests of this machine come from, as an address service sees it. */
export async function ownAddress(service: string | undefined, signal: AbortSignal): Promise<string> {
  if (service === undefined) throw new LabError('not-found', 'addressService');
  try {
    const answer = await fetch(service, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
      headers: { accept: 'text/plain' },
    });
    const text = (await answer.text()).slice(0, longestAnswer).trim();
    if (answer.ok && isAddress(text)) return text;
    throw new LabError('unreachable', service, answer.ok ? text : `HTTP ${answer.status}`);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof LabError) throw error;
    throw new LabError('unreachable', service, error instanceof Error ? error.message : String(error), error);
  }
}

/** IPv4 only: that is what the rule of a security group is made of. */
function isAddress(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) && text.split('.').every((octet) => Number(octet) <= 255);
}
