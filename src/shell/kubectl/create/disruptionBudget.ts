import { ToolError } from '../../tool.ts';
import { parsePairs } from '../expose/pairs.ts';
import { newMetadata, type Generator } from './generator.ts';

/** `kubectl create poddisruptionbudget NAME --selector=L=V (--min-available=N | --max-unavailable=N)`. */
export const disruptionBudget: Generator = {
  flags: { selector: { kind: 'text' }, 'min-available': { kind: 'text' }, 'max-unavailable': { kind: 'text' } },
  failure: 'failed to create poddisruptionbudgets: ',
  build({ name, line }) {
    const [least, most] = [line.text('min-available') ?? '', line.text('max-unavailable') ?? ''];
    const selector = line.text('selector') ?? '';
    if (selector === '') throw new ToolError('error: a selector must be specified');
    if (least === '' && most === '')
      throw new ToolError('error: one of min-available or max-unavailable must be specified');
    if (least !== '' && most !== '')
      throw new ToolError('error: min-available and max-unavailable cannot be both specified');
    return {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: newMetadata(name),
      spec: {
        ...(least === '' ? { maxUnavailable: numberOrShare(most) } : { minAvailable: numberOrShare(least) }),
        selector: { matchLabels: parsePairs(selector) },
      },
      status: { currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0, expectedPods: 0 },
    };
  },
};

/** A number of pods, or a share of them such as `50%`. */
function numberOrShare(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text;
}
