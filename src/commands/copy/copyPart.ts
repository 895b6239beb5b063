import { l10n } from 'vscode';
import { LabError } from '../../base/errors.ts';
import { ec2Arn } from '../../domain/resources/arn.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { currentConnection, type Services } from '../services.ts';

/** What of a thing can be copied. */
export type CopyPart = 'name' | 'id' | 'ip' | 'arn';

/** Puts a part of a thing on the clipboard; asks of which thing when the text is not given. */
export async function copyPart(
  deps: Pick<Services, 'connections' | 'model' | 'prompts' | 'documents'>,
  text: string | undefined,
  part: CopyPart,
): Promise<void> {
  const chosen = text ?? (await pickText(deps, part));
  if (chosen !== undefined) await deps.documents.copy(chosen);
}

async function pickText(
  deps: Pick<Services, 'connections' | 'model' | 'prompts'>,
  part: CopyPart,
): Promise<string | undefined> {
  currentConnection(deps);
  const choices = things(deps.model.snapshot).flatMap(({ label, description, ...texts }) => {
    const value = texts[part];
    return value === undefined || value === '' ? [] : [{ label, description: `${description} · ${value}`, value }];
  });
  if (choices.length === 0) throw new LabError('not-found', l10n.t('Anything to copy'));
  const titles: Readonly<Record<CopyPart, string>> = {
    name: l10n.t('Copy name'),
    id: l10n.t('Copy id'),
    ip: l10n.t('Copy IP address'),
    arn: l10n.t('Copy ARN'),
  };
  return await deps.prompts.pick(choices, { title: titles[part] });
}

type Thing = { readonly label: string; readonly description: string } & Partial<Record<CopyPart, string | undefined>>;

function things({ connection, account, stack, nodes, otherInstances, pods }: Snapshot): readonly Thing[] {
  const place = connection && account !== undefined ? { region: connection.region, account } : undefined;
  const arn = (kind: 'instance' | 'network-interface', id: string) => place && ec2Arn(place, kind, id);
  return [
    ...(stack ? [{ label: stack.name, description: l10n.t('Stack'), name: stack.name, arn: stack.id }] : []),
    ...nodes.map(({ shortName, name, instanceId: id, internalIp: ip }) => ({
      label: shortName,
      description: l10n.t('Node'),
      name,
      id,
      ip,
      arn: id === undefined ? undefined : arn('instance', id),
    })),
    ...otherInstances.map(({ name, id, privateIp: ip }) => ({
      label: name ?? id,
      description: l10n.t('Instance'),
      name,
      id,
      ip,
      arn: arn('instance', id),
    })),
    ...nodes.flatMap(({ shortName, enis }) =>
      enis.map(({ id, primaryIp: ip }) => ({
        label: id,
        description: `ENI · ${shortName}`,
        id,
        ip,
        arn: arn('network-interface', id),
      })),
    ),
    ...[...pods.values()].map(({ name, namespace, ip }) => ({ label: name, description: namespace, name, ip })),
  ];
}
