import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkConfiguration, configurationSchema } from '../../../../src/simulator/world/eks/addonConfiguration.ts';

const recorded = (file: string) => readFileSync(new URL(`recorded/${file}`, import.meta.url), 'utf8').trim();

test('the schema of the VPC CNI is the one in the AWS CLI’s documentation, member by member', () => {
  const schema = JSON.stringify(configurationSchema('vpc-cni', 'v1.15.1-eksbuild.1'));
  const { description, ...expected } = JSON.parse(recorded('vpc-cni-v1.15.1.json')) as Record<string, unknown>;
  expect(schema).toBe(JSON.stringify({ ...expected, description }));
});

/** Refusals that users of EKS got, from public issues. */
test.each([
  [
    'vpc-cni',
    'v1.15.5-eksbuild.1',
    '{"env":{"ENABLE_PREFIX_DELEGATION":"true"},"VpcCni":{"properties":{}}}',
    '$.VpcCni: is not defined in the schema and the schema does not allow additional properties',
  ],
  [
    'vpc-cni',
    'v1.23.1-eksbuild.1',
    '{"enableNetworkPolicy":true}',
    '$.enableNetworkPolicy: boolean found, string expected',
  ],
  [
    'vpc-cni',
    'v1.13.4-eksbuild.1',
    '{"env":{"ENABLE_POD_ENI":"true","DISABLE_TCP_EARLY_DEMUX":"true"}}',
    '$.env.DISABLE_TCP_EARLY_DEMUX: is not defined in the schema and the schema does not allow additional properties',
  ],
  [
    'coredns',
    'v1.9.3-eksbuild.3',
    'autoScaling: {enabled: true}',
    '$.autoScaling: is not defined in the schema and the schema does not allow additional properties',
  ],
])('%s %s refuses %s', (name, version, values, problem) => {
  expect(() => checkConfiguration(name, version, values)).toThrow(
    `ConfigurationValue provided in request is not supported: Json schema validation failed with error: [${problem}]`,
  );
});

test('numbers are text, and what is missing or too small is named', () => {
  const refused = (values: unknown) => () =>
    checkConfiguration('vpc-cni', 'v1.23.1-eksbuild.1', JSON.stringify(values));
  expect(refused({ env: { WARM_IP_TARGET: 5, MAX_ENI: true } })).toThrow(
    '[$.env.WARM_IP_TARGET: integer found, string expected, $.env.MAX_ENI: boolean found, string expected]',
  );
  expect(refused({ eniConfig: { create: true, subnets: {} } })).toThrow(
    '[$.eniConfig.subnets: should have a minimum of 1 properties, $.eniConfig.region: is missing but it is required]',
  );
  expect(refused({ env: { WARM_IP_TARGET: '5' }, tolerations: [{ operator: 'Exists' }] })).not.toThrow();
  expect(() =>
    checkConfiguration('coredns', 'v1.14.3-eksbuild.23', '{"podDisruptionBudget":{"minAvailable":"50%"}}'),
  ).not.toThrow();
  expect(() =>
    checkConfiguration('coredns', 'v1.14.3-eksbuild.23', 'autoScaling: {enabled: true, minReplicas: 1}'),
  ).toThrow('[$.autoScaling.minReplicas: must have a minimum value of 2]');
  expect(() => checkConfiguration('kube-proxy', 'v1.36.0-eksbuild.25', 'mode: nftables')).toThrow(
    '[$.mode: does not have a value in the enumeration [iptables, ipvs]]',
  );
});
