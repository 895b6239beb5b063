import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../../src/domain/deploy/checkVerdict.ts';
import { keyPairFinding, typesFinding, versionFinding, zonesFinding } from '../../../src/domain/deploy/findings.ts';
import { offeredVersions } from '../../../src/domain/deploy/offered.ts';
import { standardVcpus } from '../../../src/domain/deploy/neededVcpus.ts';
import { formOf, oneClickDocument, seoul } from './forms.ts';

const now = Date.parse('2026-11-23');
// The support windows of EKS as they were seen in September 2026.
const versions = offeredVersions([
  window('1.31', 'EXTENDED_SUPPORT', '2025-11-26', '2026-11-26'),
  window('1.34', 'STANDARD_SUPPORT', '2026-12-02', '2027-12-02'),
  window('1.36', 'STANDARD_SUPPORT', '2027-08-02', '2028-08-02'),
]);

function window(version: string, status: string, standardEnds: string, extendedEnds: string) {
  return {
    version,
    status,
    isDefault: version === '1.36',
    standardEnds: Date.parse(standardEnds),
    extendedEnds: Date.parse(extendedEnds),
  };
}

const zones = seoul.zones.state === 'known' ? seoul.zones.value : [];
const types = seoul.instanceTypes.state === 'known' ? seoul.instanceTypes.value : [];

describe('a version', () => {
  it.each([
    ['1.36', 'version-supported', 'pass'],
    // Nine days are left.
    ['1.34', 'version-supported', 'warn'],
    ['1.31', 'version-extended', 'warn'],
    ['1.24', 'version-not-offered', 'fail'],
  ])('%s: %s, %s', (version, kind, verdict) => {
    const finding = versionFinding(formOf({ KubernetesVersion: version }), versions, now);
    expect([finding.kind, verdictOf(finding)]).toEqual([kind, verdict]);
  });

  it('counts the days, and costs six times as much once it is extended', () => {
    expect(versionFinding(formOf({ KubernetesVersion: '1.34' }), versions, now)).toMatchObject({ daysLeft: 9 });
    expect(versionFinding(formOf({ KubernetesVersion: '1.31' }), versions, now)).toMatchObject({ perHour: 0.6 });
  });
});

describe('a key pair', () => {
  it('is not needed, is there or is missing', () => {
    expect(keyPairFinding(formOf(), []).kind).toBe('no-key-pair-asked');
    expect(keyPairFinding(formOf({ KeyName: 'a' }), ['a']).kind).toBe('key-pair-there');
    expect(keyPairFinding(formOf({ KeyName: 'a' }), ['b'])).toMatchObject({ kind: 'key-pair-missing', offered: ['b'] });
  });
});

describe('zones', () => {
  it('are the chosen ones, or the first three of the region', () => {
    expect(zonesFinding(formOf(), zones)).toMatchObject({ kind: 'zones-good', zones: zones.slice(0, 3) });
    expect(zonesFinding(formOf({ AvailabilityZone1: 'ap-northeast-2x' }), zones).kind).toBe('zone-unknown');
    expect(zonesFinding(formOf(), zones.slice(0, 1))).toMatchObject({ kind: 'zones-too-few', there: 1, needed: 2 });
  });

  it.each(['use1-az3', 'usw1-az2', 'cac1-az3'])('%s takes no cluster', (id) => {
    expect(zonesFinding(formOf(), [{ name: 'a', id }, ...zones])).toMatchObject({ kind: 'zone-refused', id });
  });

  it('have the types, for nodes all of them', () => {
    expect(typesFinding(formOf(), types, zones).kind).toBe('types-offered');
    expect(typesFinding(formOf({ WorkerNodeInstanceType: 't3a.xlarge' }), types, zones)).toMatchObject({
      kind: 'type-not-offered',
      zones: ['ap-northeast-2b'],
    });
    expect(
      typesFinding(formOf({ MyInstanceType: 't3.medium' }, { document: oneClickDocument }), types, zones).kind,
    ).toBe('types-offered');
  });
});

describe('vCPUs', () => {
  it('of the lab are eight', () => {
    expect(standardVcpus(['t3.medium', 't3.medium', 't3.medium', 't3.medium'])).toBe(8);
  });

  it('of accelerators and large memory have quotas of their own', () => {
    expect(
      standardVcpus(['p3.2xlarge', 'g4dn.xlarge', 'x1.16xlarge', 'trn1.2xlarge', 'inf1.xlarge', 'im4gn.large']),
    ).toBe(2);
  });
});
