import { stackNameKey } from '../../domain/deploy/deployForm.ts';
import type { DeployForm } from '../../domain/deploy/deployForm.ts';
import type { TemplateParameter } from '../../domain/deploy/templateParameter.ts';
import type { Strings } from './words.ts';

/** What a field is called: the lab's own parameters in the reader's language, others as their template says. */
export function fieldLabel(form: DeployForm, parameter: TemplateParameter, strings: Strings): string {
  const own = form.template.source.kind === 'ours' ? strings.fields.fields[parameter.key] : undefined;
  return own?.label ?? parameter.label ?? parameter.key;
}

/** What there is to know of a field; may be empty. */
export function fieldText(form: DeployForm, parameter: TemplateParameter, strings: Strings): string {
  const own = form.template.source.kind === 'ours' ? strings.fields.fields[parameter.key] : undefined;
  return own?.text ?? parameter.description ?? '';
}

export function groupLabel(form: DeployForm, group: string, strings: Strings): string {
  const own = form.template.source.kind === 'ours' ? strings.fields.groups[group] : undefined;
  return own ?? group;
}

/** The label of the field with this key; an empty key is the stack's name. */
export function labelOfKey(form: DeployForm, key: string, strings: Strings): string {
  if (key === stackNameKey) return strings.form.stackName;
  const parameter = form.template.summary.parameters.find((each) => each.key === key);
  return parameter === undefined ? key : fieldLabel(form, parameter, strings);
}
