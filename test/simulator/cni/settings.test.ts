import { describe, expect, test } from 'vitest';
import { addonRelease, isSince } from '../../../src/simulator/world/eks/addonRelease.ts';
import { readPoolSettings } from '../../../src/simulator/cni/settings.ts';

const settings = (env: Readonly<Record<string, string>>, version = 'v1.23.1-eksbuild.1') =>
  readPoolSettings({
    image: `602401143452.dkr.ecr.ap-northeast-2.amazonaws.com/amazon-k8s-cni:${version}`,
    env: Object.entries(env).map(([name, value]) => ({ name, value })),
  });

test('releases are ordered by their numbers, and an image without one is the newest', () => {
  expect(isSince(addonRelease('v1.12.6-eksbuild.1'), '1.16.0')).toBe(false);
  expect(isSince(addonRelease('v1.20.0'), '1.9.3')).toBe(true);
  expect(isSince(addonRelease('my/cni:latest'), '1.23.0')).toBe(true);
});

/** Defaults of the VPC CNI's README, where the environment says nothing. */
test('nothing set means one warm interface', () => {
  expect(settings({})).toMatchObject({
    warmEniTarget: 1,
    warmIpTarget: undefined,
    minimumIpTarget: undefined,
    warmPrefixTarget: 0,
    prefixDelegation: false,
    maxEni: undefined,
    cooldown: 30_000,
    customNetworking: false,
    eniConfigLabel: 'k8s.amazonaws.com/eniConfig',
    subnetDiscovery: true,
    cleansLeaked: true,
    annotatesPodIp: false,
  });
});

test('a target of nought, and one that is no number, count as not set', () => {
  expect(
    settings({ WARM_IP_TARGET: '0', MINIMUM_IP_TARGET: 'many', WARM_ENI_TARGET: '-2', MAX_ENI: '0' }),
  ).toMatchObject({
    warmIpTarget: undefined,
    minimumIpTarget: undefined,
    warmEniTarget: 1,
    maxEni: undefined,
  });
});

test('flags are read as Go reads them', () => {
  expect(settings({ ENABLE_PREFIX_DELEGATION: '1', ANNOTATE_POD_IP: 'yes' })).toMatchObject({
    prefixDelegation: true,
    annotatesPodIp: false,
  });
});

test('tags of the operator are added, but none that look like the daemon’s own', () => {
  const json = '{"team":"net","node.k8s.amazonaws.com/x":"1"}';
  expect(settings({ ADDITIONAL_ENI_TAGS: json }).additionalTags).toEqual({ team: 'net' });
  expect(settings({ ADDITIONAL_ENI_TAGS: 'team=net' }).additionalTags).toEqual({});
});

describe('settings that a release does not know yet have no effect', () => {
  test.each([
    ['IP_COOLDOWN_PERIOD', '5', 'v1.14.1', 'cooldown', 30_000],
    ['IP_COOLDOWN_PERIOD', '5', 'v1.15.0', 'cooldown', 5000],
    ['ENABLE_SUBNET_DISCOVERY', 'true', 'v1.17.1', 'subnetDiscovery', false],
    ['ENABLE_SUBNET_DISCOVERY', 'true', 'v1.18.0', 'subnetDiscovery', true],
    ['DISABLE_LEAKED_ENI_CLEANUP', 'true', 'v1.12.6', 'cleansLeaked', true],
    ['DISABLE_LEAKED_ENI_CLEANUP', 'true', 'v1.13.0', 'cleansLeaked', false],
  ] as const)('%s=%s with %s', (name, value, version, setting, expected) => {
    expect(settings({ [name]: value }, version)[setting]).toBe(expected);
  });
});
