import { l10n } from 'vscode';
import type { PodView } from '../../model/snapshot.ts';
import type { ContainerDetail } from '../../ports/cluster.ts';
import { pickPod, type PodReference } from '../pick/pickPod.ts';
import { currentConnection, type Services } from '../services.ts';

/** Lines of the past that a log begins with. */
const tailLines = 1000;

type Deps = Pick<Services, 'connections' | 'model' | 'prompts' | 'streams'>;

/** Which run of which container. */
interface LogChoice {
  readonly container: string;
  readonly previous: boolean;
}

/**
 * Follows the log of a pod's container in a terminal that only shows. Asks which one where there are several, or where one
 * has run before. Ends with the container, the terminal or the connection.
 */
export async function podLogs(deps: Deps, named: PodReference | undefined): Promise<void> {
  const connection = currentConnection(deps);
  const pod = await pickPod(deps, named, l10n.t('Follow logs'));
  if (pod === undefined) return;
  const cluster = await connection.cluster(connection.closed);
  const { containers } = await cluster.podDetail(pod.namespace, pod.name, connection.closed);
  const choice = await pickLog(deps, pod, containers);
  if (choice === undefined) return;
  const request = { namespace: pod.namespace, pod: pod.name, tailLines, ...choice };
  deps.streams.open(logTitle(pod, choice), async (write, ended) => {
    await cluster.followLog(request, write, AbortSignal.any([ended, connection.closed]));
    return choice.previous ? l10n.t('This run of the container has ended.') : l10n.t('The container has ended.');
  });
}

async function pickLog(
  { prompts }: Deps,
  pod: PodView,
  containers: readonly ContainerDetail[],
): Promise<LogChoice | undefined> {
  const choices = containers.flatMap(({ name, state, before, restarts }) => [
    { label: name, description: state, value: { container: name, previous: false } },
    ...(restarts > 0 && before !== undefined
      ? [
          {
            label: l10n.t('{0}, its run before', name),
            description: before,
            value: { container: name, previous: true },
          },
        ]
      : []),
  ]);
  if (choices.length === 1) return choices[0]?.value;
  return await prompts.pick(choices, {
    title: l10n.t('Follow logs of {0}', pod.name),
    placeholder: l10n.t('Of which container?'),
  });
}

function logTitle({ name }: PodView, { container, previous }: LogChoice): string {
  return previous ? l10n.t('Log {0}/{1}, before', name, container) : l10n.t('Log {0}/{1}', name, container);
}
