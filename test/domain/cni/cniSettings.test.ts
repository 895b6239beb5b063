import { expect, it } from 'vitest';
import { parseCniSettings } from '../../../src/domain/cni/cniSettings.ts';

const image = '602401143452.dkr.ecr.ap-northeast-2.amazonaws.com/amazon-k8s-cni:v1.21.1-eksbuild.1';

it('has the defaults of the VPC CNI for what nobody sets', () => {
  expect(parseCniSettings({}, image)).toEqual({
    version: '1.21.1',
    prefixDelegation: false,
    warmEniTarget: 1,
    warmIpTarget: undefined,
    minimumIpTarget: undefined,
    warmPrefixTarget: 0,
    maxEni: undefined,
    customNetworking: false,
    externalSnat: false,
    randomizeSnat: 'prng',
    excludeSnatCidrs: [],
    externalServiceCidrs: [],
    nodePortSupport: true,
    vethPrefix: 'eni',
    enableIpv6: false,
  });
});

it('reads what is set', () => {
  const environment = {
    ENABLE_PREFIX_DELEGATION: 'true',
    WARM_ENI_TARGET: '0',
    WARM_IP_TARGET: '5',
    MINIMUM_IP_TARGET: '10',
    WARM_PREFIX_TARGET: '1',
    MAX_ENI: '2',
    AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'True',
    AWS_VPC_K8S_CNI_EXTERNALSNAT: '1',
    AWS_VPC_K8S_CNI_RANDOMIZESNAT: 'hashrandom',
    AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: '10.0.0.0/8, 172.16.0.0/12',
    AWS_EXTERNAL_SERVICE_CIDRS: '10.9.0.0/16',
    AWS_VPC_CNI_NODE_PORT_SUPPORT: 'false',
    AWS_VPC_K8S_CNI_VETHPREFIX: 'pod',
    ENABLE_IPv6: 't',
  };
  expect(parseCniSettings(environment, undefined)).toEqual({
    version: undefined,
    prefixDelegation: true,
    warmEniTarget: 0,
    warmIpTarget: 5,
    minimumIpTarget: 10,
    warmPrefixTarget: 1,
    maxEni: 2,
    customNetworking: true,
    externalSnat: true,
    randomizeSnat: 'hashrandom',
    excludeSnatCidrs: ['10.0.0.0/8', '172.16.0.0/12'],
    externalServiceCidrs: ['10.9.0.0/16'],
    nodePortSupport: false,
    vethPrefix: 'pod',
    enableIpv6: true,
  });
});

it('takes what makes no sense as unset, and 0 as no target', () => {
  const environment = { WARM_ENI_TARGET: 'many', WARM_IP_TARGET: '0', MINIMUM_IP_TARGET: '-1', MAX_ENI: '0' };
  const { warmEniTarget, warmIpTarget, minimumIpTarget, maxEni } = parseCniSettings(environment, image);
  expect([warmEniTarget, warmIpTarget, minimumIpTarget, maxEni]).toEqual([1, undefined, undefined, undefined]);
});
