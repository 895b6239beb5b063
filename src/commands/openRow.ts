import { describeDeployment } from './describe/describeDeployment.ts';
import { describePod } from './describe/describePod.ts';
import type { Services } from './services.ts';

/** A row of the cluster tree that was clicked or entered. */
export interface OpenedRow {
  readonly id: string;
  readonly opens: 'pod' | 'deployment';
  readonly namespace: string;
  readonly name: string;
}

/** Opens the page of what a row stands for, once the row was double-clicked or entered: a single click only chooses it. */
export async function openRow(
  deps: Pick<Services, 'connections' | 'model' | 'prompts' | 'documents' | 'clock' | 'clusterTree'>,
  row: OpenedRow | undefined,
): Promise<void> {
  if (row === undefined || !deps.clusterTree.isOpened(row.id)) return;
  if (row.opens === 'pod') await describePod(deps, row);
  else await describeDeployment(deps, row);
}
