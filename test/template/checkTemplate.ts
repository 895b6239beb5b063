import { parseTemplate } from '../../src/simulator/cloudformation/template/parseTemplate.ts';
import { validateTemplate } from '../../src/simulator/cloudformation/template/validateTemplate.ts';
import { checkProperties } from './checkProperties.ts';
import { resourceSpecification } from './specification.ts';

/**
 * Problems of a template against AWS's own resource specification: types, property names, required properties, values,
 * attributes, and references that lead nowhere. Not covered: ranges and patterns, quotas, rules between properties.
 */
export function checkTemplate(text: string): string[] {
  const template = parseTemplate(text);
  const problems = [...template.resources.values()].flatMap(({ logicalId, type, properties }) => {
    const specification = resourceSpecification(type);
    return specification === undefined
      ? [`${logicalId}: no such type ${type}`]
      : checkProperties(properties, specification.properties, logicalId);
  });
  try {
    validateTemplate(template, {
      has: () => true,
      hasAttribute: (type, attribute) => resourceSpecification(type)?.attributes[attribute] !== undefined,
    });
  } catch (error) {
    problems.push((error as Error).message);
  }
  return problems;
}
