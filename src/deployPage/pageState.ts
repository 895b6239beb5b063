import type { DeployForm } from '../domain/deploy/deployForm.ts';
import type { DeployState } from '../domain/deploy/deployState.ts';
import type { DeployPageState } from './protocol.ts';

/** A deploy's state as a page may have it: without the values of secrets, but with which of them there are. */
export function pageState(state: DeployState): DeployPageState {
  const { stage } = state;
  if (!('form' in stage)) return { ...state, held: [] };
  const secrets = secretKeys(stage.form);
  const held = secrets.filter((key) => (stage.form.values[key] ?? '') !== '');
  return { ...state, stage: { ...stage, form: withoutSecrets(stage.form, secrets) }, held };
}

function secretKeys({ template }: DeployForm): readonly string[] {
  return template.summary.parameters.filter(({ noEcho }) => noEcho).map(({ key }) => key);
}

function withoutSecrets(form: DeployForm, secrets: readonly string[]): DeployForm {
  const shown = Object.entries(form.values).filter(([key]) => !secrets.includes(key));
  return { ...form, values: Object.fromEntries(shown) };
}
