import { describe, expect, it } from 'vitest';
import { checkCapabilities } from '../../../../src/simulator/cloudformation/template/capabilities.ts';
import { dependenciesOf } from '../../../../src/simulator/cloudformation/template/dependencies.ts';
import { parseTemplate } from '../../../../src/simulator/cloudformation/template/parseTemplate.ts';
import { validateTemplate } from '../../../../src/simulator/cloudformation/template/validateTemplate.ts';

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
