import { l10n } from 'vscode';
import { LabError } from '../../base/errors.ts';
import type { PodView } from '../../model/snapshot.ts';
import { currentConnection, type Services } from '../services.ts';

/** A pod by name, as far as a caller knows it. */
export interface PodReference {
  readonly namespace: string;
  readonly name: string;
}

type Deps = Pick<Services, 'connections' | 'model' | 'prompts'>;

/**
 * The named pod as the picture has it, or one that the person chooses. Undefined when the person turns away; rejects with
 * `not-found` when there is no such pod, or none at all.
 */
export async function pickPod(
  deps: Deps,
  named: PodReference | undefined,
  title: string,
): Promise<PodView | undefined> {
  currentConnection(deps);
  const { pods } = deps.model.snapshot;
  if (named !== undefined) {
    const key = `${named.namespace}/${named.name}`;
    const found = pods.get(key);
    if (found === undefined) throw new LabError('not-found', key);
    return found;
  }
  if (pods.size === 0) throw new LabError('not-found', l10n.t('A pod'));
  return await deps.prompts.pick(
    [...pods.values()].map((pod) => ({
      label: pod.name,
      description: [pod.namespace, pod.status, pod.ip].filter((part) => part !== undefined).join(' · '),
      value: pod,
    })),
    { title },
  );
}
