import { l10n } from 'vscode';
import { LabError } from '../../base/errors.ts';
import { pickEni } from '../pick/pickEni.ts';
import { currentConnection, type Services } from '../services.ts';
import { eniPage } from './eniPage.ts';

/** Opens a read-only page with what EC2 says of an interface, and which pods have its addresses. */
export async function describeEni(
  deps: Pick<Services, 'connections' | 'model' | 'prompts' | 'documents'>,
  named: { readonly eniId: string } | undefined,
): Promise<void> {
  const connection = currentConnection(deps);
  const id = named?.eniId ?? (await pickEni(deps, l10n.t('Describe ENI')));
  if (id === undefined) return;
  const cloud = await connection.cloud();
  const found = await cloud.compute.networkInterface(id, connection.closed);
  if (found === undefined) throw new LabError('not-found', id);
  const node = deps.model.snapshot.nodes.find(({ enis }) => enis.some((eni) => eni.id === id));
  const slots = node?.enis.find((eni) => eni.id === id)?.slots ?? [];
  await deps.documents.showText(`${id}.txt`, eniPage(found, node, slots));
}
