import { l10n } from 'vscode';
import type { ErrorReason } from '../../base/errors.ts';
import type { CommandId } from '../../contributions.ts';
import type { Snapshot, SourceState } from '../../model/snapshot.ts';
import { stateColor, type Row } from './row.ts';

/** A failure in words, as the messages of the editor put it. */
export type Explain = (failure: {
  readonly reason: ErrorReason;
  readonly subject: string;
  readonly detail: string;
}) => {
  readonly sentence: string;
  readonly action?: { readonly label: string; readonly command: CommandId };
};

type Source = keyof Snapshot['sources'];

/** One row for each source that is still being read or cannot be read. Clicking a failure does the next thing about it. */
export function sourceRows(sources: Snapshot['sources'], explain: Explain): readonly Row[] {
  const order: readonly Source[] = ['stack', 'compute', 'network', 'cluster', 'cni', 'sandboxFailures'];
  const rows = order.flatMap((source) => sourceRow(source, sources[source], explain) ?? []);
  // One cause, such as an expired session, fails several sources with the same sentence: once is enough.
  return rows.filter((row, index) => rows.findIndex(({ label }) => label === row.label) === index);
}

function sourceRow(source: Source, state: SourceState, explain: Explain): Row | undefined {
  switch (state.kind) {
    case 'none':
    case 'live':
      return undefined;
    case 'loading': {
      const label = loadingText(source);
      if (label === undefined) return undefined;
      return { id: `source/${source}`, label, icon: { name: 'loading~spin', color: stateColor.busy } };
    }
    case 'failed': {
      const { sentence, action } = explain(state);
      return {
        id: `source/${source}`,
        label: sentence,
        icon: { name: 'error', color: stateColor.bad },
        tooltip: { heading: sentence, facts: [], note: action && l10n.t('Click: {0}', action.label) },
        ...(action && { command: { id: action.command, title: action.label } }),
      };
    }
  }
}

/** Nobody waits to see what is read besides. */
function loadingText(source: Source): string | undefined {
  const texts: Readonly<Partial<Record<Source, string>>> = {
    stack: l10n.t('Reading the stack…'),
    compute: l10n.t('Reading instances and interfaces…'),
    cluster: l10n.t('Reading the cluster…'),
  };
  return texts[source];
}
