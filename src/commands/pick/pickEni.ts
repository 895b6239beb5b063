import { l10n } from 'vscode';
import { LabError } from '../../base/errors.ts';
import { currentConnection, type Services } from '../services.ts';

type Deps = Pick<Services, 'connections' | 'model' | 'prompts'>;

/** The id of an interface of a node, or of one that has none, by the person's choice. Undefined when the person turns away. */
export async function pickEni(deps: Deps, title: string): Promise<string | undefined> {
  currentConnection(deps);
  const { nodes, looseInterfaces } = deps.model.snapshot;
  const ofNodes = nodes.flatMap(({ shortName, enis }) =>
    enis.map(({ id, deviceIndex, primaryIp }) => ({
      label: id,
      description: [shortName, l10n.t('ENI {0}', deviceIndex), primaryIp].join(' · '),
      value: id,
    })),
  );
  const others = looseInterfaces.map(({ id, description, addresses }) => ({
    label: id,
    description: [addresses[0] ?? '', description].join(' · '),
    value: id,
  }));
  const choices = [...ofNodes, ...others];
  if (choices.length === 0) throw new LabError('not-found', l10n.t('An ENI'));
  return await deps.prompts.pick(choices, { title });
}
