import { parseDocument, YAMLMap, type CollectionTag, type ScalarTag, type TagId, type Tags, type YAMLSeq } from 'yaml';
import { isRecord, type TemplateDocument } from '../../domain/deploy/templateDocument.ts';

/** CloudFormation's functions that have a short form in YAML. */
const functions = [
  'And',
  'Base64',
  'Cidr',
  'Condition',
  'Contains',
  'EachMemberEquals',
  'EachMemberIn',
  'Equals',
  'FindInMap',
  'ForEach',
  'GetAZs',
  'GetAtt',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Ref',
  'RefAll',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
  'ValueOf',
  'ValueOfAll',
];

function longName(name: string): string {
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}

function tagsOf(name: string): readonly (ScalarTag | CollectionTag)[] {
  const tag = `!${name}`;
  const call = (argument: unknown) => {
    const made = new YAMLMap();
    made.set(longName(name), argument);
    return made;
  };
  return [
    { tag, resolve: (value: string) => ({ [longName(name)]: value }) },
    { tag, collection: 'map', resolve: (value: YAMLMap.Parsed | YAMLSeq.Parsed) => call(value) },
    { tag, collection: 'seq', resolve: (value: YAMLMap.Parsed | YAMLSeq.Parsed) => call(value) },
  ];
}

const shortForms = functions.flatMap(tagsOf) as unknown as readonly TagId[];

/**
 * A template's body as plain data; undefined for a text that is no mapping, or not to be read. CloudFormation has the last
 * word on what a template means: this is only for what its summary does not tell.
 */
export function templateDocument(body: string): TemplateDocument | undefined {
  const read = body.trimStart().startsWith('{') ? readJson(body) : readYaml(body);
  return isRecord(read) ? read : undefined;
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function readYaml(body: string): unknown {
  try {
    const document = parseDocument(body, {
      version: '1.1',
      customTags: (known) => [...known.flatMap(asCloudFormationReads), ...shortForms],
    });
    if (document.errors.length > 0) return undefined;
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    // Throws where an anchor is within itself: nobody could walk through such data to their end.
    JSON.stringify(value);
    return value;
  } catch (error) {
    // Aliases that stand for too much, anchors within themselves, tags where there can be none.
    if (error instanceof ReferenceError || error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A type of YAML 1.1 as CloudFormation has it: dates, and times such as 1:30, are text, and so are the letters y and n. */
function asCloudFormationReads(tag: Tags[number]): Tags {
  if (typeof tag === 'string') return [tag];
  if (tag.tag.endsWith(':timestamp') || ('format' in tag && tag.format === 'TIME')) return [];
  if (!tag.tag.endsWith(':bool') || !('test' in tag) || tag.test === undefined) return [tag];
  return [{ ...tag, test: new RegExp(tag.test.source.replace(/[YN]\|[yn]\|/, '')) }];
}
