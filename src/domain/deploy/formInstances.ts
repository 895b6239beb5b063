import type { DeployForm } from './deployForm.ts';
import { readOperand } from './deployCost.ts';

/** The type of every machine that the form would make, as far as it can be told: `undefined` where a value is missing. */
export function formInstances(form: DeployForm): readonly string[] | undefined {
  const types: string[] = [];
  for (const shape of form.template.summary.costs) {
    if (shape.kind !== 'instances') continue;
    const type = readOperand(form, shape.type);
    const count = Number(readOperand(form, shape.count));
    if (type === undefined || type === '' || !Number.isInteger(count) || count < 0 || count > 10_000) return undefined;
    for (let each = 0; each < count; each += 1) types.push(type);
  }
  return types;
}
