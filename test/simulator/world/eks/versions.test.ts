import { describe, expect, test } from 'vitest';
import { installableVersion } from '../../../../src/simulator/world/eks/addonVersions.ts';
import { kubernetesVersions, supportStatus } from '../../../../src/simulator/world/eks/kubernetesVersions.ts';
import { expectFault } from '../testWorld.ts';

function statusesOn(day: string) {
  return Object.fromEntries(kubernetesVersions.map((each) => [each.version, supportStatus(each, Date.parse(day))]));
}

describe('Kubernetes versions', () => {
  test('on 23 November 2026', () => {
    expect(statusesOn('2026-11-23')).toEqual({
      '1.37': 'STANDARD_SUPPORT',
      '1.36': 'STANDARD_SUPPORT',
      '1.35': 'STANDARD_SUPPORT',
      '1.34': 'STANDARD_SUPPORT',
      '1.33': 'EXTENDED_SUPPORT',
      '1.32': 'EXTENDED_SUPPORT',
      '1.31': 'EXTENDED_SUPPORT',
      '1.28': 'UNSUPPORTED',
      '1.24': 'UNSUPPORTED',
    });
  });

  test('ten days later 1.31 has ended and 1.34 is in extended support', () => {
    expect(statusesOn('2026-12-03')).toMatchObject({ '1.31': 'UNSUPPORTED', '1.34': 'EXTENDED_SUPPORT' });
  });
});

describe('add-on versions', () => {
  test('defaults on 1.36', () => {
    expect(['vpc-cni', 'coredns', 'kube-proxy'].map((name) => installableVersion(name, '1.36'))).toEqual([
      'v1.23.1-eksbuild.1',
      'v1.14.3-eksbuild.23',
      'v1.36.0-eksbuild.25',
    ]);
  });

  test('an unknown add-on', () => {
    expectFault(
      () => installableVersion('nope', '1.36'),
      'InvalidParameterException',
      'Addon nope specified is not supported in 1.36 kubernetes version',
    );
  });
});
