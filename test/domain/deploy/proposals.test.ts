import { describe, expect, it } from 'vitest';
import { proposals } from '../../../src/domain/deploy/proposals.ts';
import { recalled, toRemember } from '../../../src/domain/deploy/rememberedValues.ts';
import { noOffersYet } from '../../../src/domain/deploy/offers.ts';
import { formOf, oneClickDocument, ourDocument, seoul, summaryOf } from './forms.ts';

const { parameters } = summaryOf(ourDocument);
const oneClick = summaryOf(oneClickDocument).parameters;

describe('what is proposed', () => {
  it('is nothing while nothing is known', () => {
    expect(proposals(parameters, noOffersYet, {})).toEqual({});
  });

  it('is the own address and three zones; a version in standard support is left as it is', () => {
    expect(proposals(parameters, seoul, {})).toEqual({
      SgIngressSshCidr: '203.0.113.7/32',
      AvailabilityZone1: 'ap-northeast-2a',
      AvailabilityZone2: 'ap-northeast-2b',
      AvailabilityZone3: 'ap-northeast-2c',
    });
  });

  it('goes round zones without the nodes’ type, and those in which EKS makes no clusters', () => {
    expect(proposals(parameters, seoul, { WorkerNodeInstanceType: 't3a.xlarge' })).toMatchObject({
      AvailabilityZone1: 'ap-northeast-2a',
      AvailabilityZone2: 'ap-northeast-2c',
      AvailabilityZone3: 'ap-northeast-2d',
    });
    const zones = ['use1-az1', 'use1-az3', 'use1-az4', 'use1-az6'].map((id, index) => ({
      name: `us-east-1${'abcd'.charAt(index)}`,
      id,
    }));
    const instanceTypes = { state: 'loading' } as const;
    expect(
      proposals(parameters, { ...seoul, instanceTypes, zones: { state: 'known', value: zones } }, {}),
    ).toMatchObject({
      AvailabilityZone1: 'us-east-1a',
      AvailabilityZone2: 'us-east-1c',
      AvailabilityZone3: 'us-east-1d',
    });
  });

  it('is EKS’s default where the template’s version is in standard support no more', () => {
    const old = parameters.map((each) => (each.key === 'KubernetesVersion' ? { ...each, defaultValue: '1.24' } : each));
    expect(proposals(old, seoul, {})['KubernetesVersion']).toBe('1.36');
  });

  it('is the only key pair there is, for a template that needs one', () => {
    expect(proposals(oneClick, seoul, {})['KeyName']).toBe('lab-key');
    const two = { state: 'known', value: ['a', 'b'] } as const;
    expect(proposals(oneClick, { ...seoul, keyPairs: two }, {})['KeyName']).toBeUndefined();
  });
});

describe('what is remembered', () => {
  it('is never a secret', () => {
    const form = formOf({ MyIamUserSecretAccessKey: 'hush', WorkerNodeCount: '2' }, { document: oneClickDocument });
    expect(toRemember(form)).toEqual({ stackName: 'myeks', values: { WorkerNodeCount: '2' } });
  });

  it('is only of parameters that the template has and that are no secrets', () => {
    const kept = { stackName: 'myeks', values: { WorkerNodeCount: '2', Gone: 'x', MyIamUserSecretAccessKey: 'hush' } };
    expect(recalled(kept, oneClick)).toEqual({ WorkerNodeCount: '2' });
    expect(recalled(undefined, oneClick)).toEqual({});
  });
});
