import { l10n } from 'vscode';
import { LabError } from '../base/errors.ts';
import { consoleUrl, type ConsolePlace } from '../domain/resources/consoleUrl.ts';
import { currentConnection, type Services } from './services.ts';

type Deps = Pick<Services, 'connections' | 'model' | 'prompts' | 'openExternal'>;

/**
 * Opens a resource's page of the AWS console in a browser; asks for the resource when none is named. Rejects with
 * `no-console` where requests go to an endpoint of its own: AWS's console knows nothing of what is there.
 */
export async function openConsole(deps: Deps, place: ConsolePlace | undefined): Promise<void> {
  const connection = currentConnection(deps);
  if (connection.endpoint !== undefined) throw new LabError('no-console', connection.profile.name);
  const chosen = place ?? (await pickPlace(deps));
  if (chosen === undefined) return;
  const url = consoleUrl(connection.profile.region, chosen);
  if (url === undefined) throw new LabError('no-console-page', connection.profile.region);
  await deps.openExternal(url);
}

async function pickPlace({ model, prompts }: Deps): Promise<ConsolePlace | undefined> {
  const { stack, connection, clusterVersion, nodes } = model.snapshot;
  const choice = (label: string, description: string, kind: ConsolePlace['kind'], id: string) => ({
    label,
    description,
    value: { kind, id },
  });
  const choices = [
    ...(stack ? [choice(stack.name, l10n.t('Stack'), 'stack', stack.id)] : []),
    ...(connection && clusterVersion !== undefined
      ? [choice(connection.clusterName, l10n.t('Cluster'), 'cluster', connection.clusterName)]
      : []),
    ...nodes.flatMap(({ shortName, instanceId }) =>
      instanceId === undefined ? [] : [choice(shortName, l10n.t('Instance'), 'instance', instanceId)],
    ),
    ...nodes.flatMap(({ shortName, enis }) =>
      enis.map(({ id }) => choice(id, `ENI · ${shortName}`, 'network-interface', id)),
    ),
  ];
  if (choices.length === 0) throw new LabError('not-found', l10n.t('Anything with a page in the console'));
  return await prompts.pick(choices, { title: l10n.t('Open in AWS console') });
}
