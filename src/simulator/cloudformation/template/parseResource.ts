import type { ResourceDefinition, SignalPolicy } from './template.ts';
import { validationError } from './validationError.ts';
import { callOf, isRecord, isScalar, optionalText, type TemplateRecord } from './value.ts';

const members = new Set([
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

const policies = new Set(['Delete', 'Retain', 'RetainExceptOnCreate']);

function policyOf(logicalId: string, resource: TemplateRecord, attribute: string, extended: boolean): unknown {
  const value = resource[attribute] ?? 'Delete';
  if (extended && callOf(value) !== undefined) return value;
  if (!isScalar(value)) throw validationError(`Template format error: Every ${attribute} member must be a string.`);
  // There are no snapshots here to keep.
  if (value === 'Snapshot')
    throw validationError(
      `Template error: resource type ${String(resource['Type'])} does not support deletion policy Snapshot`,
    );
  if (!policies.has(String(value)))
    throw validationError(`Template format error: Unrecognized ${attribute} ${value} for resource ${logicalId}`);
  return value;
}

function signalsOf(creationPolicy: unknown): SignalPolicy | undefined {
  const signal = isRecord(creationPolicy) ? creationPolicy['ResourceSignal'] : undefined;
  return isRecord(signal) ? { count: signal['Count'] ?? 1, timeout: signal['Timeout'] ?? 'PT5M' } : undefined;
}

/** Narrows one member of a template's Resources. `extended` for templates with the language extensions. */
export function parseResource(logicalId: string, value: unknown, extended: boolean): ResourceDefinition {
  if (!/^[A-Za-z0-9]+$/.test(logicalId))
    throw validationError(`Template format error: Resource name ${logicalId} is non alphanumeric.`);
  if (!isRecord(value)) throw validationError('Template format error: Any Resources member must be an object.');
  const { Type: type, Properties: properties = {}, DependsOn: dependsOn = [], CreationPolicy: creationPolicy } = value;
  if (!isScalar(type))
    throw validationError(
      `Template format error: [/Resources/${logicalId}] Every Resources object must contain a Type member.`,
    );
  const unknown = Object.keys(value).find((member) => !members.has(member));
  if (unknown !== undefined) throw validationError(`Invalid template resource property '${unknown}'`);
  if (!isRecord(properties))
    throw validationError(`Template format error: [/Resources/${logicalId}/Properties] Properties must be an object.`);
  const needed = [dependsOn].flat();
  if (!needed.every(isScalar))
    throw validationError('Template format error: DependsOn must be a string or list of strings.');
  const condition = optionalText(value['Condition']);
  if (condition === undefined && value['Condition'] !== undefined)
    throw validationError('Template format error: Every Condition member must be a string.');
  return {
    logicalId,
    type: String(type),
    properties,
    dependsOn: needed.map(String),
    condition,
    deletionPolicy: policyOf(logicalId, value, 'DeletionPolicy', extended),
    updateReplacePolicy: policyOf(logicalId, value, 'UpdateReplacePolicy', extended),
    signals: signalsOf(creationPolicy),
    creationPolicy,
    updatePolicy: value['UpdatePolicy'],
    metadata: value['Metadata'],
  };
}
