import { l10n } from 'vscode';
import { LabError } from '../../base/errors.ts';
import { pickPod, type PodReference } from '../pick/pickPod.ts';
import { currentConnection, type Services } from '../services.ts';
import { shellWord } from './shellWord.ts';

type Deps = Pick<Services, 'connections' | 'model' | 'prompts' | 'commandTerminals'>;

/** Opens a terminal with a shell in a container, by kubectl. Asks in which one where there are several. */
export async function podShell(deps: Deps, named: PodReference | undefined): Promise<void> {
  currentConnection(deps);
  const pod = await pickPod(deps, named, l10n.t('Open shell in pod'));
  if (pod === undefined) return;
  if (pod.nodeName === undefined) throw new LabError('pod-not-running', pod.name);
  const container = await pickContainer(deps, pod.name, pod.containers);
  if (container === undefined) return;
  const words = [
    'kubectl exec -it',
    `-n ${shellWord(pod.namespace)} ${shellWord(pod.name)}`,
    `-c ${shellWord(container)} -- sh`,
  ];
  await deps.commandTerminals.start(pod.name, words.join(' '));
}

async function pickContainer(
  { prompts }: Deps,
  pod: string,
  containers: readonly string[],
): Promise<string | undefined> {
  if (containers.length <= 1) return containers[0];
  return await prompts.pick(
    containers.map((name) => ({ label: name, value: name })),
    { title: l10n.t('Open shell in {0}', pod), placeholder: l10n.t('In which container?') },
  );
}
