import { expandLoops } from './forEach.ts';
import { checkLimits } from './limits.ts';
import { refuseNulls } from './nulls.ts';
import { parseParameter } from './parseParameter.ts';
import { parseResource } from './parseResource.ts';
import { parseRule } from './parseRule.ts';
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

function checkMappings(mappings: TemplateRecord): void {
  for (const [name, table] of Object.entries(mappings)) {
    if (!isRecord(table)) throw validationError(`Template format error: Every Mappings member ${name} must be a map`);
    for (const [top, row] of Object.entries(table)) {
      if (!isRecord(row)) throw validationError(`Template format error: Every Mappings member ${top} must be a map`);
      if (Object.values(row).some(isRecord))
        throw validationError('Template format error: Every Mappings attribute must be a String or a List.');
    }
  }
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

/** What loops of a template run over: values of list parameters, as given or by default. */
function listParameters(
  parameters: ReadonlyMap<string, ParameterDefinition>,
  given: ReadonlyMap<string, string>,
): (name: string) => readonly string[] | undefined {
  return (name) => {
    const definition = parameters.get(name);
    const text = given.get(name) ?? definition?.defaultValue;
    if (definition === undefined || text === undefined) return undefined;
    return text === '' ? [] : text.split(',').map((part) => part.trim());
  };
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
  const extended = transforms.includes(languageExtensions);
  const parameters = entries(section(text, 'Parameters'), parseParameter);
  const processed = extended ? expandLoops(text, listParameters(parameters, given)) : text;
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
    resources: entries(section(processed, 'Resources'), (name, value) => parseResource(name, value, extended)),
    outputs: entries(section(processed, 'Outputs'), parseOutput),
    processed,
  };
  checkLimits(template);
  return template;
}
