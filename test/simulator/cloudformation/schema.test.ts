import { describe, expect, it } from 'vitest';
import { Practice } from './practice.ts';

/** The reason for which a lone resource with these properties fails. */
async function failureOf(type: string, properties: string): Promise<string | undefined> {
  const practice = new Practice();
  const stack = practice.create(`Resources: { R: { Type: '${type}', Properties: ${properties} } }`, {
    Capabilities: ['CAPABILITY_NAMED_IAM'],
  });
  await practice.pass(30);
  return stack.events.find(({ status }) => status === 'CREATE_FAILED')?.reason;
}

describe('properties', () => {
  const heading = 'Properties validation failed for resource R with message:\n';

  it.each([
    ['AWS::EC2::VPC', '{ CidrBlok: 10.0.0.0/16 }', '#: extraneous key [CidrBlok] is not permitted'],
    ['AWS::EC2::Subnet', '{ CidrBlock: 10.0.0.0/16 }', '#: required key [VpcId] not found'],
    ['AWS::EC2::VPC', '{ CidrBlock: [10.0.0.0/16] }', '#/CidrBlock: expected type: String, found: JSONArray'],
    ['AWS::EC2::VPC', '{ EnableDnsSupport: maybe }', '#/EnableDnsSupport: expected type: Boolean, found: String'],
    ['AWS::EC2::VPC', '{ Tags: { Name: x } }', '#/Tags: expected type: JSONArray, found: JSONObject'],
    ['AWS::EC2::VPC', '{ Tags: [{ Key: x }] }', '#/Tags/0: required key [Value] not found'],
    [
      'AWS::EKS::Nodegroup',
      '{ ClusterName: c, NodeRole: r, Subnets: [s], ScalingConfig: { DesiredSize: three } }',
      '#/ScalingConfig/DesiredSize: expected type: Integer, found: String',
    ],
    [
      'AWS::EKS::Nodegroup',
      '{ ClusterName: c, NodeRole: r, Subnets: s, ScalingConfig: { Desired: 3 } }',
      '#: 2 schema violations found\n#/Subnets: expected type: JSONArray, found: String\n#/ScalingConfig: extraneous key [Desired] is not permitted',
    ],
    [
      'AWS::EC2::Instance',
      '{ NetworkInterfaces: [{ DeviceIndex: 0, Groups: [sg-1] }] }',
      '#/NetworkInterfaces/0: extraneous key [Groups] is not permitted',
    ],
    [
      'AWS::EC2::LaunchTemplate',
      '{ LaunchTemplateData: 7 }',
      '#/LaunchTemplateData: expected type: JSONObject, found: Integer',
    ],
  ])('%s %s', async (type, properties, violation) => {
    expect(await failureOf(type, properties)).toBe(heading + violation);
  });

  it('may be written as text or as what the text says', async () => {
    expect(await failureOf('AWS::EC2::VPC', "{ CidrBlock: 10.0.0.0/16, EnableDnsSupport: 'true' }")).toBeUndefined();
    expect(await failureOf('AWS::IAM::Role', `{ AssumeRolePolicyDocument: '{"Statement":[]}' }`)).toBeUndefined();
  });
});

describe('a resource type', () => {
  it('that AWS has and the practice world has not fails and says so', async () => {
    expect(await failureOf('AWS::S3::Bucket', '{ BucketName: b }')).toBe(
      'Resource type AWS::S3::Bucket is not supported in the practice world.',
    );
    expect(await failureOf('Custom::Thing', '{ ServiceToken: t }')).toBe(
      'Resource type Custom::Thing is not supported in the practice world.',
    );
  });

  it('that nobody has is no template', async () => {
    await expect(failureOf('AWS::EC2::Vcp', '{}')).rejects.toThrow(
      'Template format error: Unrecognized resource types: [AWS::EC2::Vcp]',
    );
  });
});
