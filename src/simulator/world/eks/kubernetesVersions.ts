import { AwsFault } from '../fault.ts';

/** A Kubernetes minor version on EKS. Dates are the first day on which the next phase holds, UTC. */
export interface KubernetesVersion {
  readonly version: string;
  /** The patch its API servers run, where it is public. */
  readonly patch?: string;
  readonly released: string;
  readonly standardEnds: string;
  readonly extendedEnds: string;
}

export type SupportStatus = 'STANDARD_SUPPORT' | 'EXTENDED_SUPPORT' | 'UNSUPPORTED';

/**
 * The EKS release calendar as its documentation had it in September 2026; the end dates of 1.37 follow from the policy of 14
 * months of standard and 12 of extended support.
 */
export const kubernetesVersions: readonly KubernetesVersion[] = [
  { version: '1.37', patch: '1.37.0', released: '2026-10-01', standardEnds: '2027-12-01', extendedEnds: '2028-12-01' },
  { version: '1.36', patch: '1.36.2', released: '2026-06-02', standardEnds: '2027-08-02', extendedEnds: '2028-08-02' },
  { version: '1.35', patch: '1.35.7', released: '2026-01-27', standardEnds: '2027-03-27', extendedEnds: '2028-03-27' },
  { version: '1.34', patch: '1.34.4', released: '2025-10-02', standardEnds: '2026-12-02', extendedEnds: '2027-12-02' },
  { version: '1.33', released: '2025-05-29', standardEnds: '2026-07-29', extendedEnds: '2027-07-29' },
  { version: '1.32', released: '2025-01-23', standardEnds: '2026-03-23', extendedEnds: '2027-03-23' },
  { version: '1.31', released: '2024-09-26', standardEnds: '2025-11-26', extendedEnds: '2026-11-26' },
  { version: '1.28', released: '2023-09-26', standardEnds: '2024-11-26', extendedEnds: '2025-11-26' },
  { version: '1.24', patch: '1.24.11', released: '2022-11-15', standardEnds: '2024-01-31', extendedEnds: '2025-01-31' },
];

/** What EKS creates when no version is asked for: the console's default in October 2026. */
export const defaultVersion = '1.36';

/** The phase a version is in at `now` (milliseconds since the epoch). */
export function supportStatus(version: KubernetesVersion, now: number): SupportStatus {
  if (now < Date.parse(version.released) || now >= Date.parse(version.extendedEnds)) return 'UNSUPPORTED';
  return now < Date.parse(version.standardEnds) ? 'STANDARD_SUPPORT' : 'EXTENDED_SUPPORT';
}

/** The version to create a cluster with at `now`, or EKS's refusal. */
export function creatableVersion(asked: string | undefined, now: number): KubernetesVersion {
  const wanted = asked ?? defaultVersion;
  const found = kubernetesVersions.find(({ version }) => version === wanted);
  if (found === undefined || supportStatus(found, now) === 'UNSUPPORTED')
    throw new AwsFault('InvalidParameterException', `unsupported Kubernetes version ${wanted}`);
  return found;
}

/** The days of image sets: of the last one for a version that is over, and of the one seen last, September 2026. */
const imageDays: Readonly<Record<string, string>> = { '1.24': '20230411' };
const lastImageDay = '20260928';

/** The release of the node image for a version: its patch and the day of its image set. */
export function releaseVersion(version: string): string {
  const patch = kubernetesVersions.find((each) => each.version === version)?.patch;
  return `${patch ?? `${version}.0`}-${imageDays[version] ?? lastImageDay}`;
}
