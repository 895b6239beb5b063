import { l10n } from 'vscode';
import {
  clusterNameParameter,
  isStackName,
  longestClusterName,
  parameterProblem,
  requiredParameters,
  type ParameterProblem,
} from '../../domain/stack/stackParameters.ts';
import type { TemplateParameter } from '../../ports/cloud.ts';
import type { Choice, Prompts } from '../../ports/prompts.ts';

/** What a person decided about a deploy: the stack's name and the value of every parameter. */
export interface DeployChoice {
  readonly stackName: string;
  readonly values: ReadonlyMap<string, string>;
}

type Item =
  | { readonly kind: 'go' }
  | { readonly kind: 'name' }
  | { readonly kind: 'parameter'; readonly parameter: TemplateParameter };

/**
 * One list with everything a deploy needs: going on with what is shown comes first, and choosing any other line changes
 * it. Parameters without a default are asked for at once. Undefined when the person turns away.
 */
export async function askParameters(
  prompts: Prompts,
  parameters: readonly TemplateParameter[],
  proposedName: string,
): Promise<DeployChoice | undefined> {
  let stackName = proposedName;
  const asked = parameters.filter(({ key }) => key !== clusterNameParameter);
  const values = new Map(asked.map(({ key, defaultValue }) => [key, defaultValue ?? '']));
  for (const parameter of requiredParameters(asked)) {
    const value = await askValue(prompts, parameter, '');
    if (value === undefined) return undefined;
    values.set(parameter.key, value);
  }
  for (;;) {
    const chosen = await prompts.pick<Item>(items(asked, values, stackName), {
      title: l10n.t('Deploy lab'),
      placeholder: l10n.t('Deploy with these values, or choose one to change it'),
    });
    if (chosen === undefined) return undefined;
    if (chosen.kind === 'go') {
      if (parameters.some(({ key }) => key === clusterNameParameter)) values.set(clusterNameParameter, stackName);
      return { stackName, values };
    }
    if (chosen.kind === 'name') stackName = (await askName(prompts, stackName)) ?? stackName;
    else {
      const { parameter } = chosen;
      const value = await askValue(prompts, parameter, values.get(parameter.key) ?? '');
      if (value !== undefined) values.set(parameter.key, value);
    }
  }
}

function items(
  parameters: readonly TemplateParameter[],
  values: ReadonlyMap<string, string>,
  stackName: string,
): readonly Choice<Item>[] {
  return [
    { label: `$(rocket) ${l10n.t('Deploy with these values')}`, value: { kind: 'go' } },
    { label: l10n.t('Stack and cluster name'), description: stackName, value: { kind: 'name' } },
    ...parameters.map((parameter): Choice<Item> => {
      const value = values.get(parameter.key) ?? '';
      return {
        label: parameter.key,
        description: parameter.noEcho && value !== '' ? '••••' : value,
        ...(parameter.description !== undefined && { detail: parameter.description }),
        value: { kind: 'parameter', parameter },
      };
    }),
  ];
}

async function askName(prompts: Prompts, value: string): Promise<string | undefined> {
  return await prompts.input({
    title: l10n.t('Stack and cluster name'),
    prompt: l10n.t('A letter, then letters, digits and hyphens.'),
    value,
    problem: (name) =>
      isStackName(name) && name.length <= longestClusterName
        ? undefined
        : l10n.t('A name starts with a letter and has up to {0} letters, digits and hyphens.', longestClusterName),
  });
}

async function askValue(prompts: Prompts, parameter: TemplateParameter, value: string): Promise<string | undefined> {
  if (parameter.allowedValues.length > 0) {
    return await prompts.pick(
      parameter.allowedValues.map((allowed) => ({ label: allowed, value: allowed })),
      { title: parameter.key, ...(parameter.description !== undefined && { placeholder: parameter.description }) },
    );
  }
  return await prompts.input({
    title: parameter.key,
    value,
    password: parameter.noEcho,
    ...(parameter.description !== undefined && { prompt: parameter.description }),
    problem: (text) => {
      const problem = parameterProblem(parameter, text);
      return problem && problemText(problem);
    },
  });
}

function problemText(problem: ParameterProblem): string {
  const texts: Readonly<Record<ParameterProblem, string>> = {
    missing: l10n.t('This parameter has no default, so it needs a value.'),
    'not-a-number': l10n.t('This parameter is a number.'),
    'not-allowed': l10n.t('The template does not allow this value.'),
  };
  return texts[problem];
}
