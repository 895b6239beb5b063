import { settleNames } from './computedNames.ts';
import { parametersOnly } from './conditions.ts';
import { expandLoops } from './forEach.ts';
import { checkLimits } from './limits.ts';
import { refuseNulls } from './nulls.ts';
import { checkMappings, mappingScope } from './mappings.ts';
import { referencedValue } from './parameters.ts';
import { parseParameter } from './parseParameter.ts';
import { parseResource } from './parseResource.ts';
import { parseRule } from './parseRule.ts';
import type { Scope } from './scope.ts';
import { languageExtensions, type OutputDefinition, type ParameterDefinition, type Template } from './template.ts';
import { readTemplateText } from './templateText.ts';
import { validationError } from './validationError.ts';
import { isRecord, optionalText, type TemplateRecord } from './value.ts';

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

/** The only version there is. */
const formatVersion = '2010-09-09';

function section(template: TemplateRecord, name: string): TemplateRecord {
  const value = template[name] ?? {};
  if (!isRecord(value)) throw validationError('Template format error: unsupported structure.');
  return value;
}

function entries<T>(values: TemplateRecord, read: (name: string, value: unknown) => T): Map<string, T> {
  return new Map(Object.entries(values).map(([name, value]) => [name, read(name, value)]));
}

function parseOutput(key: string, value: unknown): OutputDefinition {
  if (!/^[A-Za-z0-9]+$/.test(key))
    throw validationError(`Template format error: Output ${key} is malformed. Names must be alphanumeric.`);
  if (!isRecord(value) || value['Value'] === undefined)
    throw validationError('Template format error: Every Outputs member must contain a Value object');
  const exported = value['Export'];
  if (exported !== undefined && (!isRecord(exported) || exported['Name'] === undefined))
    throw validationError(`Template format error: Output ${key} is malformed. The Export of an output needs a Name.`);
  return {
    key,
    value: value['Value'],
    description: optionalText(value['Description']),
    condition: optionalText(value['Condition']),
    exportName: isRecord(exported) ? exported['Name'] : undefined,
  };
}

function transformsOf(template: TemplateRecord): string[] {
  const transforms = [template['Transform'] ?? []].flat().map((each) => (isRecord(each) ? each['Name'] : each));
  for (const name of transforms) {
    if (name === languageExtensions) continue;
    if (typeof name !== 'string') throw validationError('Template format error: Transform must be a string or a list.');
    throw validationError(
      name.startsWith('AWS::')
        ? `Transform ${name} is not supported in the practice world.`
        : `No transform named ${name} found.`,
    );
  }
  return transforms.map(String);
}

/** A template with its loops written out and its names settled, by values of parameters as given or by default. */
function extended(
  template: TemplateRecord,
  parameters: ReadonlyMap<string, ParameterDefinition>,
  given: ReadonlyMap<string, string>,
): TemplateRecord {
  const valueOf: Scope['parameter'] = (name) => {
    const definition = parameters.get(name);
    const value = given.get(name) ?? definition?.defaultValue;
    if (definition === undefined || value === undefined) return undefined;
    return referencedValue({ definition, given: value, resolved: undefined });
  };
  const looped = expandLoops(template, (name) => {
    const values = valueOf(name);
    return typeof values === 'string' ? undefined : values;
  });
  return settleNames(
    looped,
    parametersOnly(valueOf, mappingScope(section(looped, 'Mappings')), () => false),
  );
}

/**
 * Reads a template's text. `given` are the values of parameters that loops (`Fn::ForEach`) run over; without them defaults
 * count. Throws CloudFormation's ValidationError for a text, a section or a member that is malformed.
 */
export function parseTemplate(body: string, given: ReadonlyMap<string, string> = new Map()): Template {
  const text = readTemplateText(body);
  if (!isRecord(text)) throw validationError('Template format error: unsupported structure.');
  const unknown = Object.keys(text).filter((name) => !sections.has(name));
  if (unknown.length > 0) throw validationError(`Invalid template property or properties [${unknown.join(', ')}]`);
  refuseNulls(text);
  const version = text['AWSTemplateFormatVersion'];
  if (version !== undefined && version !== formatVersion)
    throw validationError('Template format error: unsupported value for AWSTemplateFormatVersion.');
  const transforms = transformsOf(text);
  const isExtended = transforms.includes(languageExtensions);
  const parameters = entries(section(text, 'Parameters'), parseParameter);
  const processed = isExtended ? extended(text, parameters, given) : text;
  if (Object.keys(section(processed, 'Resources')).length === 0)
    throw validationError('Template format error: At least one Resources member must be defined.');
  checkMappings(section(processed, 'Mappings'));
  const template: Template = {
    body,
    description: optionalText(text['Description']),
    metadata: isRecord(text['Metadata']) ? text['Metadata'] : undefined,
    transforms,
    parameters,
    mappings: section(processed, 'Mappings'),
    conditions: entries(section(processed, 'Conditions'), (_name, value) => value),
    rules: entries(section(processed, 'Rules'), parseRule),
    resources: entries(section(processed, 'Resources'), (name, value) => parseResource(name, value, isExtended)),
    outputs: entries(section(processed, 'Outputs'), parseOutput),
    processed,
  };
  checkLimits(template);
  return template;
}
