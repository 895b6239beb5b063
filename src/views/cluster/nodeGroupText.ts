import { l10n } from 'vscode';
import type { NodeGroup } from '../../model/snapshot.ts';

/** Who makes a node, in words: `managed node group ng1`. */
export function groupText({ kind, name }: NodeGroup): string {
  const texts: Readonly<Record<NodeGroup['kind'], string>> = {
    managed: l10n.t('managed node group {0}', name),
    'self-managed': l10n.t('self-managed nodes {0}', name),
    karpenter: l10n.t('Karpenter node pool {0}', name),
    'auto-mode': l10n.t('Auto Mode node pool {0}', name),
    fargate: l10n.t('Fargate'),
  };
  return texts[kind].trim();
}
