import type { RuleDefinition } from './template.ts';
import { validationError } from './validationError.ts';
import { isRecord, optionalText } from './value.ts';

/** Narrows one member of a template's Rules. */
export function parseRule(name: string, value: unknown): RuleDefinition {
  if (!isRecord(value)) throw validationError('Template format error: Any Rules member must be an object.');
  const assertions = value['Assertions'];
  if (!Array.isArray(assertions) || !assertions.every(isRecord) || !assertions.every((each) => 'Assert' in each))
    throw validationError(`Template format error: [/Rules/${name}] Every Rules object must contain Assertions.`);
  return {
    name,
    condition: value['RuleCondition'],
    assertions: assertions.map((assertion) => ({
      assert: assertion['Assert'],
      description: optionalText(assertion['AssertDescription']),
    })),
  };
}
