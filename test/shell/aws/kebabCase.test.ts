import { expect, test } from 'vitest';
import { kebabCase } from '../../../src/shell/aws/kebabCase.ts';

// Commands and options as the AWS CLI reference lists them.
test.each([
  ['DescribeInstances', 'describe-instances'],
  ['DescribeVpcs', 'describe-vpcs'],
  ['CreateOpenIDConnectProvider', 'create-open-id-connect-provider'],
  ['ListAvailableManagementCidrRanges', 'list-available-management-cidr-ranges'],
  ['NotificationARNs', 'notification-arns'],
  ['TemplateURL', 'template-url'],
  ['Ipv6CidrBlock', 'ipv6-cidr-block'],
  ['AssignIpv6AddressOnCreation', 'assign-ipv6-address-on-creation'],
  ['resourcesVpcConfig', 'resources-vpc-config'],
  ['EnableVgwRoutePropagation', 'enable-vgw-route-propagation'],
])('%s is %s', (name, word) => {
  expect(kebabCase(name)).toBe(word);
});
