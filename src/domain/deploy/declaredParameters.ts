import { isRecord, records, section, text, type TemplateDocument } from './templateDocument.ts';
import type { TemplateParameter } from './templateParameter.ts';

/**
 * What a template's body says of its parameters, in the order in which a form shows them: by the groups of the interface
 * metadata, then whatever those leave out.
 */
export function declaredParameters(document: TemplateDocument): readonly TemplateParameter[] {
  const { groups, labels } = interfaceOf(document);
  const declared = section(document, 'Parameters').map(([key, fields]) =>
    declaredParameter(key, fields, labels.get(key), groups.get(key)),
  );
  const place = new Map([...groups.keys()].map((key, index) => [key, index]));
  return declared.toSorted((a, b) => (place.get(a.key) ?? Infinity) - (place.get(b.key) ?? Infinity) || 0);
}

function declaredParameter(
  key: string,
  fields: TemplateDocument,
  label: string | undefined,
  group: string | undefined,
): TemplateParameter {
  const number = (name: string) => {
    const value = text(fields[name]);
    return value === undefined || Number.isNaN(Number(value)) ? undefined : Number(value);
  };
  return {
    key,
    type: text(fields['Type']) ?? 'String',
    description: text(fields['Description']),
    label,
    group,
    defaultValue: text(fields['Default']),
    noEcho: text(fields['NoEcho'])?.toLowerCase() === 'true',
    allowedValues: Array.isArray(fields['AllowedValues'])
      ? fields['AllowedValues'].flatMap((each) => text(each) ?? [])
      : [],
    allowedPattern: text(fields['AllowedPattern']),
    constraintDescription: text(fields['ConstraintDescription']),
    minLength: number('MinLength'),
    maxLength: number('MaxLength'),
    minValue: number('MinValue'),
    maxValue: number('MaxValue'),
  };
}

/** Labels and groups by parameter; the groups' keys are in the order of the form. */
function interfaceOf(document: TemplateDocument): {
  readonly groups: ReadonlyMap<string, string | undefined>;
  readonly labels: ReadonlyMap<string, string>;
} {
  const metadata = isRecord(document['Metadata']) ? document['Metadata']['AWS::CloudFormation::Interface'] : undefined;
  const groups = new Map<string, string | undefined>();
  const labels = new Map<string, string>();
  if (!isRecord(metadata)) return { groups, labels };
  for (const group of records(metadata['ParameterGroups'])) {
    const label = isRecord(group['Label']) ? text(group['Label']['default']) : undefined;
    const keys = Array.isArray(group['Parameters']) ? group['Parameters'] : [];
    for (const key of keys) if (typeof key === 'string') groups.set(key, label);
  }
  for (const [key, label] of section(metadata, 'ParameterLabels')) {
    const words = text(label['default']);
    if (words !== undefined) labels.set(key, words);
  }
  return { groups, labels };
}
