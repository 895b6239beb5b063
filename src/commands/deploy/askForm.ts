import { l10n } from 'vscode';
import { stackNameKey, valueOf, type DeployForm } from '../../domain/deploy/deployForm.ts';
import { fieldKind } from '../../domain/deploy/fieldKind.ts';
import { formProblems } from '../../domain/deploy/formProblems.ts';
import type { TemplateParameter } from '../../domain/deploy/templateParameter.ts';
import type { Choice, Prompts } from '../../ports/prompts.ts';
import { fieldChoices } from './fieldChoices.ts';
import { fieldProblemText } from './fieldProblemText.ts';

/** The form that is filled in: what is set is seen at the next reading. */
export interface AskedForm {
  readonly form: DeployForm;
  setName(name: string): void;
  setValue(key: string, value: string): void;
}

type Item = { readonly kind: 'go' } | { readonly kind: 'name' } | { readonly kind: 'field'; readonly key: string };

/**
 * One list with everything a deploy needs: going on with what is shown comes first, and choosing any other line changes
 * it. What has no value yet is asked for at once. False when the person turns away.
 */
export async function askForm(prompts: Prompts, asked: AskedForm): Promise<boolean> {
  for (const parameter of asked.form.template.summary.parameters) {
    if (parameter.defaultValue !== undefined || valueOf(asked.form, parameter) !== '') continue;
    if (!(await askField(prompts, asked, parameter))) return false;
  }
  for (;;) {
    const chosen = await prompts.pick<Item>(items(asked.form), {
      title: l10n.t('Deploy lab'),
      placeholder: l10n.t('Deploy with these values, or choose one to change it'),
    });
    if (chosen === undefined) return false;
    const [problem] = formProblems(asked.form);
    if (chosen.kind === 'go' && problem === undefined) return true;
    const key = chosen.kind === 'field' ? chosen.key : chosen.kind === 'go' ? problem?.key : stackNameKey;
    if (key === stackNameKey) await askName(prompts, asked);
    const parameter = asked.form.template.summary.parameters.find((each) => each.key === key);
    if (parameter !== undefined) await askField(prompts, asked, parameter);
  }
}

function items(form: DeployForm): readonly Choice<Item>[] {
  const problems = new Map(formProblems(form).map(({ key, problem }) => [key, fieldProblemText(problem)]));
  const nameProblem = problems.get(stackNameKey);
  return [
    { label: `$(rocket) ${l10n.t('Deploy with these values')}`, value: { kind: 'go' } },
    {
      label: l10n.t('Stack and cluster name'),
      description: form.stackName,
      ...(nameProblem !== undefined && { detail: `$(error) ${nameProblem}` }),
      value: { kind: 'name' },
    },
    ...form.template.summary.parameters
      .filter((parameter) => fieldKind(parameter) !== 'cluster-name')
      .map((parameter): Choice<Item> => {
        const value = valueOf(form, parameter);
        const problem = problems.get(parameter.key);
        const detail = problem === undefined ? parameter.description : `$(error) ${problem}`;
        return {
          label: parameter.label ?? parameter.key,
          description: parameter.noEcho && value !== '' ? '••••' : value,
          ...(detail !== undefined && { detail }),
          value: { kind: 'field', key: parameter.key },
        };
      }),
  ];
}

async function askName(prompts: Prompts, asked: AskedForm): Promise<void> {
  const name = await prompts.input({
    title: l10n.t('Stack and cluster name'),
    prompt: l10n.t('A letter, then letters, digits and hyphens.'),
    value: asked.form.stackName,
    problem: (stackName) => problemOf({ ...asked.form, stackName }, stackNameKey),
  });
  if (name !== undefined) asked.setName(name);
}

async function askField(prompts: Prompts, asked: AskedForm, parameter: TemplateParameter): Promise<boolean> {
  const { key, label, description, noEcho } = parameter;
  const choices = noEcho ? undefined : fieldChoices(parameter, asked.form.offers);
  const title = label ?? key;
  const value = choices
    ? await prompts.pick(choices, { title, ...(description !== undefined && { placeholder: description }) })
    : await prompts.input({
        title,
        value: noEcho ? '' : valueOf(asked.form, parameter),
        password: noEcho,
        ...(description !== undefined && { prompt: description }),
        problem: (text) => problemOf({ ...asked.form, values: { ...asked.form.values, [key]: text } }, key),
      });
  if (value !== undefined) asked.setValue(key, value);
  return value !== undefined;
}

function problemOf(form: DeployForm, key: string): string | undefined {
  const found = formProblems(form).find((each) => each.key === key);
  return found && fieldProblemText(found.problem);
}
