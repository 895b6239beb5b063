/** A template parameter as far as asking for it needs it. */
export interface ParameterFacts {
  readonly key: string;
  readonly type: string;
  readonly description: string | undefined;
  readonly defaultValue: string | undefined;
  readonly noEcho: boolean;
  readonly allowedValues: readonly string[];
}

/** CloudFormation's rule for stack names: a letter, then letters, digits and hyphens, 128 characters in all. */
export function isStackName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(name);
}

/** EKS's rule for cluster names allows more than a stack's, so a name good for a stack is good for both up to this length. */
export const longestClusterName = 63;

/** The parameter that names the cluster: the lab gives it the stack's name, so that one name finds everything. */
export const clusterNameParameter = 'ClusterBaseName';

/** Why a value cannot be used, or undefined when nothing here speaks against it (the service may still refuse it). */
export type ParameterProblem = 'missing' | 'not-a-number' | 'not-allowed';

/** Checks what the template itself says of a parameter; patterns and ranges are left to the service. */
export function parameterProblem(parameter: ParameterFacts, value: string): ParameterProblem | undefined {
  if (value === '' && parameter.defaultValue !== '') return 'missing';
  if (parameter.type === 'Number' && !Number.isFinite(Number(value))) return 'not-a-number';
  if (parameter.allowedValues.length > 0 && !parameter.allowedValues.includes(value)) return 'not-allowed';
  return undefined;
}

/** Parameters that have to be asked for even when a person wants the defaults: those without one. */
export function requiredParameters<P extends ParameterFacts>(parameters: readonly P[]): readonly P[] {
  return parameters.filter(({ defaultValue }) => defaultValue === undefined);
}

/** The values to send: what was answered, without what equals the default, so that the template's defaults stay in force. */
export function parameterValues(
  parameters: readonly ParameterFacts[],
  answers: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { key, defaultValue } of parameters) {
    const answer = answers.get(key);
    if (answer !== undefined && answer !== defaultValue) values.set(key, answer);
  }
  return values;
}
