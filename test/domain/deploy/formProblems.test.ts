import { describe, expect, it } from 'vitest';
import { formProblems } from '../../../src/domain/deploy/formProblems.ts';
import { formOf, seoul } from './forms.ts';

const problems = (...given: Parameters<typeof formOf>) =>
  formProblems(formOf(...given)).map(({ key, problem }) => `${key} ${problem.kind}`);

describe('a form of the lab’s template', () => {
  it('is good as it is', () => {
    expect(problems()).toEqual([]);
    expect(problems({}, { offers: seoul })).toEqual([]);
  });

  it.each([
    [{ WorkerNodeCount: 'three' }, 'WorkerNodeCount not-a-number'],
    [{ WorkerNodeCount: '0' }, 'WorkerNodeCount too-small'],
    [{ WorkerNodeCount: '11' }, 'WorkerNodeCount too-large'],
    [{ WorkerNodeCount: '0x2' }, 'WorkerNodeCount not-a-number'],
    [{ WorkerNodeVolumesize: '19' }, 'WorkerNodeVolumesize too-small'],
    [{ SgIngressSshCidr: '0.0.0.0/0' }, 'SgIngressSshCidr pattern'],
    [{ SgIngressSshCidr: '1.1.1.1' }, 'SgIngressSshCidr too-short'],
    [{ SgIngressSshCidr: '300.113.100.700/32' }, 'SgIngressSshCidr not-a-cidr'],
    [{ SgIngressSshCidr: '203.0.113.7/24' }, 'SgIngressSshCidr not-a-network'],
    [{ KubernetesVersion: '1.3' }, 'KubernetesVersion pattern'],
    [{ KubernetesVersion: '' }, 'KubernetesVersion missing'],
    [{ VpcBlock: '10.0.0.0/8' }, 'VpcBlock block-size'],
    [{ PublicSubnet1Block: '192.168.2.0/24' }, 'PublicSubnet2Block overlaps'],
    [{ PublicSubnet1Block: '172.16.1.0/24' }, 'PublicSubnet1Block outside-vpc'],
    [{ PublicSubnet1Block: '192.168.1.0/29' }, 'PublicSubnet1Block block-size'],
  ])('%j: %s', (values, problem) => {
    expect(problems(values)).toContain(problem);
  });

  it('says the template’s own words where it has some', () => {
    const [found] = formProblems(formOf({ KubernetesVersion: 'newest' }));
    expect(found?.problem).toMatchObject({ kind: 'pattern', sentence: 'must be a minor version such as 1.36.' });
  });

  it.each([
    [{ KeyName: 'other' }, ['KeyName unknown-key-pair']],
    [{ KeyName: 'lab-key' }, []],
    [{ KubernetesVersion: '1.24' }, ['KubernetesVersion unsupported-version']],
    [{ KubernetesVersion: '1.31' }, []],
    [{ AvailabilityZone1: 'us-east-1a' }, ['AvailabilityZone1 unknown-zone']],
    [{ AvailabilityZone1: 'ap-northeast-2a', AvailabilityZone3: 'ap-northeast-2a' }, ['AvailabilityZone3 same-zone']],
    [{ WorkerNodeInstanceType: 't9.huge' }, ['WorkerNodeInstanceType unknown-type']],
    // Zone b does not have it; the bastion, in zone a, may be of it.
    [
      {
        WorkerNodeInstanceType: 't3a.xlarge',
        AvailabilityZone1: 'ap-northeast-2a',
        AvailabilityZone2: 'ap-northeast-2b',
      },
      ['WorkerNodeInstanceType type-not-in-zone'],
    ],
    [{ MyInstanceType: 't3a.xlarge', AvailabilityZone1: 'ap-northeast-2a', AvailabilityZone2: 'ap-northeast-2b' }, []],
  ])('with what AWS offers, %j: %j', (values, expected) => {
    expect(problems(values, { offers: seoul })).toEqual(expected);
  });

  it('refuses zones in which EKS makes no clusters, by their ids', () => {
    const offers = { ...seoul, zones: { state: 'known', value: [{ name: 'us-east-1e', id: 'use1-az3' }] } as const };
    expect(problems({ AvailabilityZone1: 'us-east-1e' }, { offers })).toContain('AvailabilityZone1 refused-zone');
  });

  it('names the cluster like the stack, so the name is good for both', () => {
    expect(problems({}, { stackName: '2eks' })).toEqual([' not-a-name']);
    expect(problems({}, { stackName: 'a'.repeat(64) })).toEqual([' not-a-name']);
  });
});
