import { describe, expect, it } from 'vitest';
import { declaredParameters } from '../../../src/domain/deploy/declaredParameters.ts';
import { remedyActions, remedyFor } from '../../../src/domain/deploy/remedy.ts';
import { ourDocument } from './forms.ts';

const handled = (message: string, code: string) =>
  `Resource handler returned message: "${message}" (RequestToken: 0, HandlerErrorCode: ${code})`;

// Texts as they were seen in stack events, issues and logs.
describe('what a failure comes down to', () => {
  it.each([
    [
      'Parameter validation failed: parameter value mykey for parameter name KeyName does not exist. Rollback requested by user.',
      'key-pair-missing',
      'mykey',
    ],
    ["The key pair 'mykey' does not exist (Service: Ec2, Status Code: 400)", 'key-pair-missing', 'mykey'],
    [
      handled(
        'You have requested more vCPU capacity than your current vCPU limit of 5 allows for the instance bucket that the specified instance type belongs to. (Service: Ec2, Status Code: 400)',
        'GeneralServiceException',
      ),
      'vcpu-quota',
      '5',
    ],
    [
      'Your request for accessing resources in this region is being validated, and you will not be able to launch additional resources in this region until the validation is complete. This can take up to 4 hours.',
      'account-validation',
      '',
    ],
    [
      'We currently do not have sufficient t3.medium capacity in the Availability Zone you requested (ap-northeast-2a).',
      'no-capacity',
      't3.medium',
    ],
    [
      'Your requested instance type (t3a.xlarge) is not supported in your requested Availability Zone (ap-northeast-2b).',
      'type-not-in-zone',
      't3a.xlarge',
    ],
    [
      "Cannot create cluster 'myeks' because us-east-1e, the targeted availability zone, does not currently have sufficient capacity to support the cluster. Retry and choose from these availability zones: us-east-1a, us-east-1b, us-east-1c",
      'zone-refused',
      'us-east-1a, us-east-1b, us-east-1c',
    ],
    [handled('unsupported Kubernetes version 1.24', 'InvalidRequest'), 'unsupported-version', '1.24'],
    ['Subnets specified must be in at least two different AZs', 'subnet-zones', ''],
    [
      'One or more Amazon EC2 Subnets of [subnet-1] for node group ng1 does not automatically assign public IP addresses to instances launched into it.',
      'no-public-address',
      '',
    ],
    ['NodeCreationFailure: Instances failed to join the kubernetes cluster', 'nodes-do-not-join', ''],
    ['Cluster already exists with name: myeks', 'name-taken', 'myeks'],
    [handled('Role with name lab-role already exists.', 'AlreadyExists'), 'name-taken', 'lab-role'],
    ['The maximum number of VPCs has been reached.', 'vpc-quota', ''],
    ['InternetGatewayLimitExceeded: The maximum number of internet gateways has been reached.', 'gateway-quota', ''],
    [
      'User: arn:aws:iam::111122223333:user/me is not authorized to perform: eks:CreateCluster on resource: * because no identity-based policy allows it',
      'not-allowed',
      'eks:CreateCluster',
    ],
    ['You are not authorized to perform this operation. (UnauthorizedOperation)', 'not-allowed', ''],
    ['The security token included in the request is expired', 'session-expired', ''],
    ['Rate exceeded (Service: Ec2, Status Code: 503)', 'throttled', ''],
    ['Requires capabilities : [CAPABILITY_NAMED_IAM]', 'capabilities', 'CAPABILITY_NAMED_IAM'],
    ['Something nobody has seen', 'unknown', ''],
  ])('%s', (reason, kind, what) => {
    expect(remedyFor({ type: 'AWS::EKS::Cluster', reason })).toEqual({ kind, what });
  });

  it('leads to the field that it is about, or to the quota', () => {
    const parameters = declaredParameters(ourDocument);
    const actions = (reason: string) => remedyActions(remedyFor({ type: '', reason }), parameters, 'ap-northeast-2');
    expect(actions("The key pair 'x' does not exist")).toEqual([{ kind: 'retry', focus: 'KeyName' }]);
    expect(actions('unsupported Kubernetes version 1.24')).toEqual([{ kind: 'retry', focus: 'KubernetesVersion' }]);
    expect(actions('Stack [myeks] already exists')).toEqual([{ kind: 'retry', focus: '' }]);
    expect(actions('VpcLimitExceeded')[0]).toMatchObject({
      kind: 'open-url',
      url: expect.stringContaining('L-F678F1CE') as string,
    });
    expect(actions('ExpiredToken')).toEqual([{ kind: 'signed-in' }]);
  });
});
