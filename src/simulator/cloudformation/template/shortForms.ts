import { YAMLMap, type YAMLSeq, type ScalarTag, type CollectionTag } from 'yaml';

const names = [
  'And',
  'Base64',
  'Cidr',
  'Condition',
  'Contains',
  'EachMemberEquals',
  'EachMemberIn',
  'Equals',
  'FindInMap',
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

function longForm(name: string): string {
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}

function scalarTag(name: string): ScalarTag {
  return {
    tag: `!${name}`,
    // `!GetAtt A.B.C` names resource A and its attribute B.C.
    resolve: (text: string) => ({
      [longForm(name)]: name === 'GetAtt' ? [text.split('.')[0], text.split('.').slice(1).join('.')] : text,
    }),
  };
}

function collectionTag(name: string, collection: 'map' | 'seq'): CollectionTag {
  return {
    tag: `!${name}`,
    collection,
    resolve(argument: YAMLMap.Parsed | YAMLSeq.Parsed) {
      const call = new YAMLMap();
      call.set(longForm(name), argument);
      return call;
    },
  };
}

/** YAML tags for CloudFormation's short function forms (`!Ref`, `!Sub`, …): each becomes the long form's mapping. */
export const shortForms: readonly (ScalarTag | CollectionTag)[] = names.flatMap((name) => [
  scalarTag(name),
  collectionTag(name, 'map'),
  collectionTag(name, 'seq'),
]);
