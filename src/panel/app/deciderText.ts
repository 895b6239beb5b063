import type { MaxPodsDecider } from '../../domain/capacity/maxPodsDecider.ts';
import { fill } from '../../webview/app/words.ts';
import type { Strings } from './words.ts';

/** Who decides how many pods such nodes take, and by which rule. */
export function deciderText(decider: MaxPodsDecider, maxPods: number, { capacity: words }: Strings): string {
  const sentences: Readonly<Record<MaxPodsDecider, string>> = {
    managed: words.deciderManaged,
    'self-managed': words.deciderSelf,
    karpenter: words.deciderKarpenter,
    'auto-mode': words.deciderAuto,
    fargate: words.deciderFargate,
  };
  return fill(sentences[decider], maxPods);
}
