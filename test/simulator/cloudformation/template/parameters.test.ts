import { describe, expect, it } from 'vitest';
import {
  referencedValue,
  resolveParameters,
  type StoredValue,
} from '../../../../src/simulator/cloudformation/template/parameters.ts';
import { parseTemplate } from '../../../../src/simulator/cloudformation/template/parseTemplate.ts';

const template = parseTemplate(`
Parameters:
  Cidr:
    Type: String
    Default: 127.0.0.1/32
    AllowedPattern: (\\d{1,3}\\.){3}\\d{1,3}/\\d{1,2}
    ConstraintDescription: must be a block
  Stage: { Type: String, Default: test, AllowedValues: [test, prod] }
  Name: { Type: String, Default: myeks, AllowedPattern: '[a-z]+', MinLength: 3, MaxLength: 6 }
  Count: { Type: Number, Default: 3, MinValue: 1, MaxValue: 10 }
  Zones: { Type: CommaDelimitedList, Default: 'a, b' }
  Image: { Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>', Default: /ami/known }
  Ports: { Type: List<Number>, Default: '22,80', MinValue: 1, MaxValue: 100 }
  Sizes: { Type: CommaDelimitedList, Default: 'small', AllowedValues: [small, large] }
  Images: { Type: 'AWS::SSM::Parameter::Value<List<String>>', Default: /lists/two }
  Key: { Type: String }
Resources:
  A: { Type: AWS::EC2::InternetGateway }
`);

const store: Readonly<Record<string, StoredValue>> = {
  '/ami/known': { type: 'String', value: 'ami-1' },
  '/lists/two': { type: 'StringList', value: 'a, b ' },
  '/secret': { type: 'SecureString', value: 'hush' },
};
const stored = (name: string) => store[name];
const resolve = (given: Record<string, string>) => resolveParameters(template, new Map(Object.entries(given)), stored);

describe('resolveParameters', () => {
  it('takes the given value or the default, lists by commas, and looks images up', () => {
    const values = resolve({ Key: 'k', Count: '5' });
    const all = Object.fromEntries([...values].map(([name, value]) => [name, referencedValue(value)]));
    expect(all).toEqual({
      Cidr: '127.0.0.1/32',
      Stage: 'test',
      Name: 'myeks',
      Count: '5',
      Zones: ['a', 'b'],
      Image: 'ami-1',
      Ports: ['22', '80'],
      Sizes: ['small'],
      Images: ['a', 'b'],
      Key: 'k',
    });
  });

  it.each([
    [{}, 'Parameters: [Key] must have values'],
    [{ Key: 'k', Nope: '1' }, 'Parameters: [Nope] do not exist in the template'],
    [{ Key: 'k', Cidr: 'x' }, 'Parameter Cidr failed to satisfy constraint: must be a block'],
    [{ Key: 'k', Cidr: '10.0.0.0/8 ' }, 'Parameter Cidr failed to satisfy constraint: must be a block'],
    [{ Key: 'k', Stage: 'dev' }, "Parameter 'Stage' must be one of AllowedValues"],
    [{ Key: 'k', Name: 'A' }, "Parameter 'Name' must match pattern [a-z]+"],
    [{ Key: 'k', Name: 'ab' }, "Parameter 'Name' must contain at least 3 characters"],
    [{ Key: 'k', Name: 'abcdefg' }, "Parameter 'Name' must contain at most 6 characters"],
    [{ Key: 'k', Count: 'many' }, "Parameter 'Count' must be a number"],
    [{ Key: 'k', Count: '0' }, "Parameter 'Count' must be a number not less than 1"],
    [{ Key: 'k', Count: '11' }, "Parameter 'Count' must be a number not greater than 10"],
    [{ Key: 'k', Ports: '22,many' }, "Parameter 'Ports' must be a number"],
    [{ Key: 'k', Ports: '22,443' }, "Parameter 'Ports' must be a number not greater than 100"],
    [{ Key: 'k', Sizes: 'small,huge' }, "Parameter 'Sizes' must be one of AllowedValues"],
    [
      { Key: 'k', Image: '/secret' },
      'Parameters [/secret] referenced by template have types not supported by CloudFormation.',
    ],
    [
      { Key: 'k', Images: '/ami/known' },
      'Types for SSM parameters [/ami/known] defined in CFN template and SSM are incompatible',
    ],
    [{ Key: 'k', Image: '/ami/none' }, 'Unable to fetch parameters [/ami/none] from parameter store for this account.'],
  ])('refuses %j', (given, message) => {
    expect(() => resolve(given as Record<string, string>)).toThrow(message);
  });
});
