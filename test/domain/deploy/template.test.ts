import { describe, expect, it } from 'vitest';
import { clusterOrigin } from '../../../src/domain/deploy/clusterOrigin.ts';
import { declaredParameters } from '../../../src/domain/deploy/declaredParameters.ts';
import { deployCost } from '../../../src/domain/deploy/deployCost.ts';
import { fieldKind } from '../../../src/domain/deploy/fieldKind.ts';
import { formInstances } from '../../../src/domain/deploy/formInstances.ts';
import { standingWarnings } from '../../../src/domain/deploy/templateWarnings.ts';
import { formOf, oneClickDocument, ourDocument, seoul } from './forms.ts';

const oneClick = { document: oneClickDocument };
const perHour = (form: Parameters<typeof deployCost>[0]) => {
  const cost = deployCost(form);
  return cost.state === 'known' ? Number(cost.cost.total.toFixed(3)) : cost;
};

describe('the lab’s own template', () => {
  it('has its parameters in the groups of the interface, with labels and limits', () => {
    const parameters = declaredParameters(ourDocument);
    expect(parameters.slice(0, 3).map(({ key, group }) => [key, group])).toEqual([
      ['SgIngressSshCidr', 'Access'],
      ['KeyName', 'Access'],
      ['ClusterBaseName', 'Cluster'],
    ]);
    expect(parameters.find(({ key }) => key === 'WorkerNodeCount')).toMatchObject({
      type: 'Number',
      minValue: 1,
      maxValue: 10,
      defaultValue: '3',
    });
  });

  it('gets a picker for what AWS knows', () => {
    const kinds = Object.fromEntries(declaredParameters(ourDocument).map((each) => [each.key, fieldKind(each)]));
    expect(kinds).toMatchObject({
      KeyName: 'key-pair',
      SgIngressSshCidr: 'own-address',
      ClusterBaseName: 'cluster-name',
      KubernetesVersion: 'version',
      WorkerNodeInstanceType: 'instance-type',
      WorkerNodeCount: 'number',
      AvailabilityZone2: 'zone',
      VpcBlock: 'cidr',
      PublicSubnet1Block: 'cidr',
      LatestAmiId: 'text',
      BastionPrivateIp: 'text',
    });
  });

  it('warns of nothing and makes its cluster itself', () => {
    expect(standingWarnings(formOf())).toEqual([]);
    expect(clusterOrigin(ourDocument)).toBe('stack');
  });

  // The sums of the price list of 2026: plane, 3 + 1 × t3.medium, 4 addresses, 4 × 30 GB gp3.
  it.each([
    ['ap-northeast-2', {}, 0.343],
    ['us-east-1', {}, 0.3],
    ['ap-northeast-2', { MyInstanceType: 't3.micro' }, 0.304],
    ['us-east-1', { MyInstanceType: 't3.micro' }, 0.268],
    ['ap-northeast-2', { KubernetesVersion: '1.31' }, 0.843],
  ])('costs in %s with %j $%d per hour', (region, values, cost) => {
    expect(perHour(formOf(values, { region, offers: seoul }))).toBeCloseTo(cost, 3);
  });

  it('says what keeps its cost from being known', () => {
    expect(perHour(formOf({}, { region: 'eu-north-1' }))).toMatchObject({ why: 'region', what: 'eu-north-1' });
    expect(perHour(formOf({ WorkerNodeCount: '' }))).toMatchObject({ why: 'value', what: 'WorkerNodeCount' });
    expect(perHour(formOf({ WorkerNodeInstanceType: 't9.huge' }))).toMatchObject({ why: 'type', what: 't9.huge' });
  });

  it('starts three nodes and a bastion', () => {
    expect(formInstances(formOf({ WorkerNodeInstanceType: 'm5.large' }))?.toSorted()).toEqual([
      'm5.large',
      'm5.large',
      'm5.large',
      't3.medium',
    ]);
  });
});

describe('a one-click template of 2023', () => {
  it('is warned of: keys, everybody let in, a cluster that comes later', () => {
    expect(standingWarnings(formOf({}, oneClick))).toEqual([
      { kind: 'asks-for-keys', parameters: ['MyIamUserAccessKeyID', 'MyIamUserSecretAccessKey'] },
      { kind: 'open-to-all', logicalId: 'HostSg', ports: 'all', cidr: '0.0.0.0/0', parameter: 'SgIngressSshCidr' },
      { kind: 'open-to-all', logicalId: 'HostSg', ports: 'tcp 80', cidr: '0.0.0.0/0', parameter: undefined },
      { kind: 'cluster-later', logicalId: 'Host' },
    ]);
  });

  it('lets in only whom the person says', () => {
    const warnings = standingWarnings(formOf({ SgIngressSshCidr: '203.0.113.7/32' }, oneClick));
    expect(warnings.filter(({ kind }) => kind === 'open-to-all')).toMatchObject([{ ports: 'tcp 80' }]);
  });

  it('costs what eksctl will make, too', () => {
    expect(clusterOrigin(oneClickDocument)).toBe('eksctl');
    expect(perHour(formOf({}, oneClick))).toBeCloseTo(0.343, 3);
  });
});
