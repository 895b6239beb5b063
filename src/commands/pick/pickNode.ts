import { l10n } from 'vscode';
import { LabError } from '../../base/errors.ts';
import type { NodeView } from '../../model/snapshot.ts';
import { currentConnection, type Services } from '../services.ts';

type Deps = Pick<Services, 'connections' | 'model' | 'prompts'>;

/**
 * The named node as the picture has it, or one of those that `offered` lets through, by the person's choice. Undefined when
 * the person turns away; rejects with `not-found` when there is no such node, or none to choose from.
 */
export async function pickNode(
  deps: Deps,
  named: { readonly nodeName: string } | undefined,
  title: string,
  offered: (node: NodeView) => boolean = () => true,
): Promise<NodeView | undefined> {
  currentConnection(deps);
  const { nodes } = deps.model.snapshot;
  if (named !== undefined) {
    const found = nodes.find(({ name }) => name === named.nodeName);
    if (found === undefined) throw new LabError('not-found', named.nodeName);
    return found;
  }
  const choices = nodes.filter(offered);
  if (choices.length === 0) throw new LabError('not-found', l10n.t('A node for this'));
  return await deps.prompts.pick(
    choices.map((node) => ({
      label: node.shortName,
      description: l10n.t('{0}/{1} pods', node.usedPods, node.maxPods),
      value: node,
    })),
    { title, placeholder: l10n.t('Of which node?') },
  );
}
