import { l10n } from 'vscode';
import { commands } from '../../contributions.ts';
import type { CostReading } from '../../model/costMeter.ts';
import { costMeaning, costNumbers } from '../costText.ts';
import type { Row } from './row.ts';

/** What the lab costs by the hour, and has cost. */
export function costRow(reading: CostReading, now: number): Row {
  return {
    id: 'cost',
    label: l10n.t('Cost'),
    description: costNumbers(reading, now),
    icon: { name: 'credit-card' },
    tooltip: { heading: l10n.t('Cost'), facts: [], note: costMeaning(reading) },
    command: { id: commands.showCost, title: l10n.t('Show what the lab costs') },
  };
}
