import { parseParameter } from './parseParameter.ts';
import type { OutputDefinition, ResourceDefinition, Template } from './template.ts';
import { readTemplateText } from './templateText.ts';
import { validationError } from './validationError.ts';
import { isRecord, isScalar, type TemplateRecord } from './value.ts';

const sections = new Set([
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
  'Transform',
]);

const resourceMembers = new Set([
  'Condition',
  'CreationPolicy',
  'DeletionPolicy',
  'DependsOn',
  'Metadata',
  'Properties',
  'Type',
  'UpdatePolicy',
  'UpdateReplacePolicy',
]);

function section(template: TemplateRecord, name: string): TemplateRecord {
  const value = template[name] ?? {};
  if (!isRecord(value)) throw validationError('Template format error: unsupported structure.');
  return value;
}

function entries<T>(values: TemplateRecord, read: (name: string, value: unknown) => T): Map<string, T> {
  return new Map(Object.entries(values).map(([name, value]) => [name, read(name, value)]));
}

function optionalText(value: unknown): string | undefined {
  return isScalar(value) ? String(value) : undefined;
}

function parseResource(logicalId: string, value: unknown): ResourceDefinition {
  if (!/^[A-Za-z0-9]+$/.test(logicalId))
    throw validationError(`Template format error: Resource name ${logicalId} is non alphanumeric.`);
  if (!isRecord(value) || !isScalar(value['Type']))
    throw validationError(
      `Template format error: [/Resources/${logicalId}] Every Resources object must contain a Type member.`,
    );
  const unknown = Object.keys(value).find((member) => !resourceMembers.has(member));
  if (unknown !== undefined) throw validationError(`Invalid template resource property '${unknown}'`);
  const dependsOn = value['DependsOn'] ?? [];
  return {
    logicalId,
    type: String(value['Type']),
    properties: section(value, 'Properties'),
    dependsOn: [dependsOn].flat().map(String),
    condition: optionalText(value['Condition']),
    deletionPolicy: optionalText(value['DeletionPolicy']) ?? 'Delete',
  };
}

function parseOutput(key: string, value: unknown): OutputDefinition {
  if (!isRecord(value) || value['Value'] === undefined)
    throw validationError(`Template format error: Output ${key} is malformed.`);
  const exported = value['Export'];
  return {
    key,
    value: value['Value'],
    description: optionalText(value['Description']),
    condition: optionalText(value['Condition']),
    exportName: isRecord(exported) ? exported['Name'] : undefined,
  };
}

/** Reads a template's text. Throws CloudFormation's ValidationError for a text, a section or a member that is malformed. */
export function parseTemplate(body: string): Template {
  const template = readTemplateText(body);
  if (!isRecord(template)) throw validationError('Template format error: unsupported structure.');
  const unknown = Object.keys(template).filter((name) => !sections.has(name));
  if (unknown.length > 0) throw validationError(`Invalid template property or properties [${unknown.join(', ')}]`);
  if (template['Transform'] !== undefined)
    throw validationError('CreateStack cannot be used with templates containing Transforms.');
  const resources = section(template, 'Resources');
  if (Object.keys(resources).length === 0)
    throw validationError('Template format error: At least one Resources member must be defined.');
  return {
    body,
    description: optionalText(template['Description']),
    metadata: isRecord(template['Metadata']) ? template['Metadata'] : undefined,
    parameters: entries(section(template, 'Parameters'), parseParameter),
    mappings: section(template, 'Mappings'),
    conditions: entries(section(template, 'Conditions'), (_name, value) => value),
    resources: entries(resources, parseResource),
    outputs: entries(section(template, 'Outputs'), parseOutput),
  };
}
