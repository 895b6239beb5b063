import type { DeployForm } from '../../../domain/deploy/deployForm.ts';
import type { TemplateParameter } from '../../../domain/deploy/templateParameter.ts';
import { groupLabel } from '../labels.ts';
import type { Strings } from '../words.ts';

export interface Group {
  readonly name: string;
  readonly label: string;
  readonly parameters: readonly TemplateParameter[];
}

/** A template's groups in its own order; parameters without one come last, together. */
export function groupsOf(
  form: DeployForm,
  parameters: readonly TemplateParameter[],
  strings: Strings,
): readonly Group[] {
  const byName = Map.groupBy(parameters, ({ group }) => group ?? '');
  const named = [...byName].filter(([name]) => name !== '');
  const rest = byName.get('') ?? [];
  const groups = named.map(([name, own]) => ({ name, label: groupLabel(form, name, strings), parameters: own }));
  if (rest.length === 0) return groups;
  return [...groups, { name: 'others', label: strings.form.others, parameters: rest }];
}
