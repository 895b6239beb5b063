import { l10n } from 'vscode';
import type { NodeOrPod } from '../contributions.ts';
import { pickPod } from './pick/pickPod.ts';
import { currentConnection, type Services } from './services.ts';

/** Opens the panel's packet path with a node or pod as its start; asks for a pod when none is named. */
export async function tracePacket(
  deps: Pick<Services, 'connections' | 'model' | 'prompts' | 'panel'>,
  from: NodeOrPod | undefined,
): Promise<void> {
  currentConnection(deps);
  if (from !== undefined && 'nodeName' in from) {
    deps.panel.show({ section: 'path', from: { kind: 'node', nodeName: from.nodeName } });
    return;
  }
  const pod = await pickPod(deps, from, l10n.t('Trace packet from here'));
  if (pod === undefined) return;
  deps.panel.show({ section: 'path', from: { kind: 'pod', namespace: pod.namespace, name: pod.name } });
}
