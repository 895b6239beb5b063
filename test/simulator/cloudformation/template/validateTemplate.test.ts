import { describe, expect, it } from 'vitest';
import { checkCapabilities } from '../../../../src/simulator/cloudformation/template/capabilities.ts';
import { dependenciesOf } from '../../../../src/simulator/cloudformation/template/dependencies.ts';
import { parseTemplate } from '../../../../src/simulator/cloudformation/template/parseTemplate.ts';
import { checkPresence, validateTemplate } from '../../../../src/simulator/cloudformation/template/validateTemplate.ts';

const known = {
  has: (type: string) => type.startsWith('T::'),
  hasAttribute: (_type: string, attribute: string) => attribute === 'Arn',
};

describe('dependenciesOf', () => {
  const template = parseTemplate(`
Conditions:
  Big: !Equals [a, b]
Resources:
  A: { Type: T::A }
  B: { Type: T::B, Properties: { X: !Ref A } }
  C: { Type: T::C, DependsOn: B, Properties: { X: !Sub '\${A.Arn}-\${AWS::Region}-\${!B}' } }
  D: { Type: T::D, Condition: Big }
  E: { Type: T::E, Properties: { X: !If [Big, !Ref D, !GetAtt C.Arn] } }
`);

  it('follows DependsOn, Ref, GetAtt and Sub', () => {
    const edges = dependenciesOf(template);
    expect(Object.fromEntries([...edges].map(([id, needs]) => [id, [...needs]]))).toEqual({
      A: [],
      B: ['A'],
      C: ['B', 'A'],
      D: [],
      E: ['D', 'C'],
    });
  });

  it('leaves out what a condition leaves out', () => {
    const edges = dependenciesOf(template, () => false);
    expect([...edges.keys()]).toEqual(['A', 'B', 'C', 'E']);
    expect([...(edges.get('E') ?? [])]).toEqual(['C']);
  });

  it('names exactly the resources on a cycle', () => {
    const circular = parseTemplate(`
Resources:
  Before: { Type: T::A }
  A: { Type: T::A, DependsOn: [Before, C] }
  B: { Type: T::B, Properties: { X: !Ref A } }
  C: { Type: T::C, Properties: { X: !GetAtt B.Arn } }
  After: { Type: T::A, DependsOn: C }
`);
    expect(() => dependenciesOf(circular)).toThrow('Circular dependency between resources: [A, B, C]');
  });
});

describe('validateTemplate', () => {
  it.each([
    ['A: { Type: X::Y }, B: { Type: Z::Z }', 'Template format error: Unrecognized resource types: [X::Y, Z::Z]'],
    [
      'A: { Type: T::A, Properties: { X: !Ref B } }',
      'Template format error: Unresolved resource dependencies [B] in the Resources block of the template',
    ],
    [
      'A: { Type: T::A, DependsOn: Zed }',
      'Template format error: Unresolved resource dependencies [Zed] in the Resources block of the template',
    ],
    [
      'A: { Type: T::A, Properties: { X: !GetAtt B.Arn } }',
      'Template error: instance of Fn::GetAtt references undefined resource B',
    ],
    [
      'A: { Type: T::A }, B: { Type: T::B, Properties: { X: !GetAtt A.Age } }',
      'Template error: resource A does not support attribute type Age in Fn::GetAtt',
    ],
    [
      'A: { Type: T::A, Condition: Never }',
      'Template format error: Unresolved condition dependency Never in the Resources block of the template',
    ],
  ])('refuses %s', (resources, message) => {
    expect(() => validateTemplate(parseTemplate(`Resources: { ${resources} }`), known)).toThrow(message);
  });

  it.each([
    [
      'X: !Length [a]',
      'Template Error: Encountered unsupported function: Fn::Length Supported functions are: [Fn::Base64, Fn::GetAtt, Fn::GetAZs, Fn::ImportValue, Fn::Join, Fn::Split, Fn::FindInMap, Fn::Select, Ref, Fn::Equals, Fn::If, Fn::Not, Condition, Fn::And, Fn::Or, Fn::Contains, Fn::EachMemberEquals, Fn::EachMemberIn, Fn::ValueOf, Fn::ValueOfAll, Fn::RefAll, Fn::Sub, Fn::Cidr]',
    ],
    ['X: !If [Nope, a, b]', 'Template error: unresolved condition dependency Nope in Fn::If'],
    [
      'X: !FindInMap [Nope, a, b]',
      "Template error: Mapping named 'Nope' is not present in the 'Mappings' section of template.",
    ],
    [
      'X: !GetAtt A',
      'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
    ],
    ['X: !Ref [A]', 'Template error: every Ref object must have a single String value.'],
  ])('refuses the call %s', (property, message) => {
    const template = parseTemplate(`Resources: { A: { Type: T::A }, B: { Type: T::B, Properties: { ${property} } } }`);
    expect(() => validateTemplate(template, known)).toThrow(message);
  });

  it.each([
    ['yes', 'Template format error: Conditions can only be boolean operations on parameters and other conditions'],
    ['!Not [!Condition Nope]', 'Template error: unresolved condition dependency Nope in Condition'],
    ['!Not [!Condition C]', 'Template format error: Circular dependency between conditions: [C]'],
  ])('refuses the condition %s', (condition, message) => {
    const template = parseTemplate(`Conditions: { C: ${condition} }\nResources: { A: { Type: T::A } }`);
    expect(() => validateTemplate(template, known)).toThrow(message);
  });

  it('refuses what refers to a resource that its condition leaves out, but not what merely depends on it', () => {
    const template = parseTemplate(`
Conditions: { Big: !Equals [a, b] }
Resources:
  A: { Type: T::A, Condition: Big }
  B: { Type: T::B, DependsOn: A, Properties: { X: !If [Big, !Ref A, b] } }
`);
    expect(() => checkPresence(template, () => false)).not.toThrow();
    const other = parseTemplate(`
Conditions: { Big: !Equals [a, b] }
Resources: { A: { Type: T::A, Condition: Big }, B: { Type: T::B, Properties: { X: !Ref A } } }
`);
    expect(() => checkPresence(other, () => false)).toThrow(
      'Template format error: Unresolved resource dependencies [A] in the Resources block of the template',
    );
  });

  it('refuses a condition that looks at a resource', () => {
    const template = parseTemplate('Conditions: { C: !Equals [!Ref A, x] }\nResources: { A: { Type: T::A } }');
    expect(() => validateTemplate(template, known)).toThrow(
      'Template format error: Unresolved dependencies [A]. Cannot reference resources in the Conditions block of the template',
    );
  });

  it('refuses an output that shows nothing', () => {
    const template = parseTemplate('Resources: { A: { Type: T::A } }\nOutputs: { O: { Value: !Ref B } }');
    expect(() => validateTemplate(template, known)).toThrow(
      'Unresolved resource dependencies [B] in the Outputs block',
    );
  });
});

describe('checkCapabilities', () => {
  const role = parseTemplate('Resources: { R: { Type: AWS::IAM::Role } }');
  const namedRole = parseTemplate('Resources: { R: { Type: AWS::IAM::Role, Properties: { RoleName: x } } }');

  it('asks for the acknowledgement the template needs', () => {
    expect(() => checkCapabilities(role, [])).toThrow('Requires capabilities : [CAPABILITY_IAM]');
    expect(() => checkCapabilities(namedRole, ['CAPABILITY_IAM'])).toThrow(
      'Requires capabilities : [CAPABILITY_NAMED_IAM]',
    );
    expect(() => checkCapabilities(role, ['CAPABILITY_IAM'])).not.toThrow();
    expect(() => checkCapabilities(role, ['CAPABILITY_NAMED_IAM'])).not.toThrow();
    expect(() => checkCapabilities(namedRole, ['CAPABILITY_NAMED_IAM'])).not.toThrow();
  });
});
