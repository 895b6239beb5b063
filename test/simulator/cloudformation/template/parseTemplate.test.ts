import { describe, expect, it } from 'vitest';
import { parseTemplate } from '../../../../src/simulator/cloudformation/template/parseTemplate.ts';

const resources = 'Resources:\n  A: { Type: AWS::EC2::InternetGateway }\n';

describe('parseTemplate', () => {
  it('turns short function forms into long ones', () => {
    const { resources } = parseTemplate(`
Resources:
  A:
    Type: AWS::EC2::VPC
    DependsOn: B
    Properties:
      Ref: !Ref Name
      Attribute: !GetAtt B.Endpoint.Address
      AttributeList: !GetAtt [B, Arn]
      Sub: !Sub '\${Name}-x'
      SubWithMap: !Sub ['\${X}', { X: !Ref Name }]
      Nested: !If [Big, !Select [0, !GetAZs ''], !Join ['-', [a, !Ref Name]]]
      Base64:
        Fn::Base64: !Sub |
          echo \${Name}
  B: { Type: AWS::EC2::VPC }
`);
    expect(resources.get('A')?.properties).toEqual({
      Ref: { Ref: 'Name' },
      Attribute: { 'Fn::GetAtt': ['B', 'Endpoint.Address'] },
      AttributeList: { 'Fn::GetAtt': ['B', 'Arn'] },
      Sub: { 'Fn::Sub': '${Name}-x' },
      SubWithMap: { 'Fn::Sub': ['${X}', { X: { Ref: 'Name' } }] },
      Nested: {
        'Fn::If': ['Big', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, { 'Fn::Join': ['-', ['a', { Ref: 'Name' }]] }],
      },
      Base64: { 'Fn::Base64': { 'Fn::Sub': 'echo ${Name}\n' } },
    });
    expect(resources.get('A')?.dependsOn).toEqual(['B']);
  });

  it('reads JSON as well', () => {
    const { resources, parameters } = parseTemplate(
      '{"Parameters":{"P":{"Type":"String","NoEcho":true}},"Resources":{"A":{"Type":"AWS::EC2::VPC","DependsOn":["B","C"]}}}',
    );
    expect(resources.get('A')).toMatchObject({
      type: 'AWS::EC2::VPC',
      dependsOn: ['B', 'C'],
      deletionPolicy: 'Delete',
    });
    expect(parameters.get('P')).toMatchObject({ type: 'String', noEcho: true, defaultValue: undefined });
  });

  it('keeps an unquoted date as text', () => {
    const { metadata } = parseTemplate(
      `AWSTemplateFormatVersion: 2010-09-09\nMetadata: { Version: 2012-10-17 }\n${resources}`,
    );
    expect(metadata).toEqual({ Version: '2012-10-17' });
  });

  it.each([
    ['Resources:\n  A: [\n', /^Template format error: YAML not well-formed\. \(line \d+, column \d+\)$/],
    ['{"Resources": }}', /^Template format error: JSON not well-formed\. \(line 1, column \d+\)$/],
    ['Resources:\n  A:\n    Type: !Foo x\n', /^Template format error: YAML not well-formed\. \(line 3, column 11\)$/],
    ['just text', 'Template format error: unsupported structure.'],
    ['Description: x', 'Template format error: At least one Resources member must be defined.'],
    ['Resources: {}', 'Template format error: At least one Resources member must be defined.'],
    ['Resources:\n  A: 7\n', 'Template format error: Any Resources member must be an object.'],
    [
      'Resources:\n  A:\n    Type: AWS::EC2::VPC\n    Properties:\n',
      "[/Resources/A/Properties] 'null' values are not allowed in templates",
    ],
    [`Outputs:\n  O: { Value: null }\n${resources}`, "[/Outputs/O/Value] 'null' values are not allowed in templates"],
    [`Outputs:\n  O: {}\n${resources}`, 'Template format error: Every Outputs member must contain a Value object'],
    [`Mappings:\n  A: 7\n${resources}`, 'Template format error: Every Mappings member A must be a map'],
    [
      `Mappings:\n  A: { a: { b: { c: d } } }\n${resources}`,
      'Template format error: Every Mappings attribute must be a String or a List.',
    ],
    [
      `AWSTemplateFormatVersion: '2011-01-01'\n${resources}`,
      'Template format error: unsupported value for AWSTemplateFormatVersion.',
    ],
    [
      `Description: ${'x'.repeat(1_025)}\n${resources}`,
      "Template format error: 'Description' length is greater than 1024.",
    ],
    [
      'Resources:\n  A: { Type: X, DeletionPolicy: Keep }\n',
      'Template format error: Unrecognized DeletionPolicy Keep for resource A',
    ],
    [`Transform: AWS::Serverless-2016-10-31\n${resources}`, 'is not supported in the practice world.'],
    [`Resource:\n  A: 1\n${resources}`, 'Invalid template property or properties [Resource]'],
    [
      'Resources:\n  A: {}\n',
      'Template format error: [/Resources/A] Every Resources object must contain a Type member.',
    ],
    ['Resources:\n  a-b: { Type: X }\n', 'Template format error: Resource name a-b is non alphanumeric.'],
    ['Resources:\n  A: { Type: X, Propertys: {} }\n', "Invalid template resource property 'Propertys'"],
    [
      `Parameters:\n  P: {}\n${resources}`,
      'Template format error: Every Parameters object must contain a Type member.',
    ],
    [`Parameters:\n  P: { Type: Text }\n${resources}`, 'Template format error: Unrecognized parameter type: Text'],
    [
      `Parameters:\n  P: { Type: String, AllowedPattern: '(' }\n${resources}`,
      'Template format error: AllowedPattern of parameter P is not a valid regular expression.',
    ],
    [
      `Metadata:\n  a: &a [x]\n${Array.from({ length: 9 }, (_, i) => `  ${'bcdefghij'[i]}: &${'bcdefghij'[i]} [${`*${'abcdefghi'[i]},`.repeat(9)}]`).join('\n')}\n${resources}`,
      'Template format error: YAML not well-formed.',
    ],
    [`Transform: X\n${resources}`, 'No transform named X found.'],
  ])('refuses %j', (text, message) => {
    expect(() => parseTemplate(text)).toThrow(message);
  });
});
