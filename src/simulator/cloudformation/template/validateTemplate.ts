import { dependenciesOf } from './dependencies.ts';
import { referencesIn, type Reference } from './references.ts';
import type { Template } from './template.ts';
import { validationError } from './validationError.ts';

/** What a template is checked against: the resource types there are, and the attributes each has. */
export interface KnownTypes {
  has(type: string): boolean;
  hasAttribute(type: string, attribute: string): boolean;
}

function checkReferences(template: Template, references: readonly Reference[], block: string, known: KnownTypes): void {
  const unresolved = new Set<string>();
  for (const { target, attribute } of references) {
    const resource = template.resources.get(target);
    if (attribute === undefined) {
      if (resource === undefined && !template.parameters.has(target)) unresolved.add(target);
    } else if (resource === undefined) {
      throw validationError(`Template error: instance of Fn::GetAtt references undefined resource ${target}`);
    } else if (!known.hasAttribute(resource.type, attribute)) {
      throw validationError(
        `Template error: resource ${target} does not support attribute type ${attribute} in Fn::GetAtt`,
      );
    }
  }
  if (unresolved.size > 0)
    throw validationError(
      `Template format error: Unresolved resource dependencies [${[...unresolved].join(', ')}] in the ${block} block of the template`,
    );
}

/** Refuses a template with unknown types, references that lead nowhere, unknown conditions or a circular dependency. */
export function validateTemplate(template: Template, known: KnownTypes): void {
  const resources = [...template.resources.values()];
  const unrecognized = [...new Set(resources.map(({ type }) => type).filter((type) => !known.has(type)))];
  if (unrecognized.length > 0)
    throw validationError(`Template format error: Unrecognized resource types: [${unrecognized.join(', ')}]`);
  for (const { condition } of [...resources, ...template.outputs.values()])
    if (condition !== undefined && !template.conditions.has(condition))
      throw validationError(`Template format error: Unresolved condition dependency ${condition} in the template`);
  for (const value of template.conditions.values()) {
    const targets = referencesIn(value).map(({ target }) => target);
    const unresolved = targets.filter((target) => !template.parameters.has(target));
    if (unresolved.length > 0)
      throw validationError(
        `Template format error: Unresolved dependencies [${unresolved.join(', ')}]. Cannot reference resources in the Conditions block of the template`,
      );
  }
  for (const { properties, dependsOn } of resources) {
    const explicit = dependsOn.filter((id) => !template.resources.has(id));
    if (explicit.length > 0)
      throw validationError(
        `Template format error: Unresolved resource dependencies [${explicit.join(', ')}] in the Resources block of the template`,
      );
    checkReferences(template, referencesIn(properties), 'Resources', known);
  }
  for (const { value } of template.outputs.values()) checkReferences(template, referencesIn(value), 'Outputs', known);
  dependenciesOf(template);
}
