import type { Template } from './template.ts';
import { validationError } from './validationError.ts';

/** CloudFormation's quotas for one template (user guide, "Understand CloudFormation quotas"). */
const descriptionBytes = 1_024;
const nameLength = 255;
const counts = { resources: 500, parameters: 200, outputs: 200 } as const;

/** Refuses a template that has too many of something. */
export function checkLimits(template: Template): void {
  for (const [section, limit] of Object.entries(counts)) {
    const { size } = template[section as keyof typeof counts];
    if (size > limit)
      throw validationError(
        `Template format error: Number of ${section}, ${size}, is greater than maximum allowed, ${limit}`,
      );
  }
  const long = [...template.resources.keys(), ...template.parameters.keys(), ...template.outputs.keys()].find(
    ({ length }) => length > nameLength,
  );
  if (long !== undefined)
    throw validationError(`Template format error: name ${long} is longer than ${nameLength} characters.`);
  if (Buffer.byteLength(template.description ?? '') > descriptionBytes)
    throw validationError(`Template format error: 'Description' length is greater than ${descriptionBytes}.`);
}
