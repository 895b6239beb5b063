import { defaultVersion, kubernetesVersions, supportStatus } from '../../world/eks/kubernetesVersions.ts';
import type { Operation } from '../operation.ts';
import { optionalText, texts } from './input.ts';
import { pageOf } from './page.ts';

/** Versions by their phase today: those EKS supports, or with `includeAll` also those it did. */
export const describeClusterVersions: Operation = ({ world, input }) => {
  const wanted = texts(input, 'clusterVersions');
  const phase = optionalText(input, 'versionStatus');
  const isTrue = (name: string) => [true, 'true'].some((value) => input[name] === value);
  const described = kubernetesVersions
    .map((each) => ({ ...each, status: supportStatus(each, world.clock.now()) }))
    .filter(
      ({ version, status, released }) =>
        (wanted.length === 0 || wanted.includes(version)) &&
        (phase === undefined || status === phase) &&
        (!isTrue('defaultOnly') || version === defaultVersion) &&
        Date.parse(released) <= world.clock.now() &&
        (isTrue('includeAll') || status !== 'UNSUPPORTED'),
    );
  const { items, nextToken } = pageOf(input, described, ({ version }) => version);
  return {
    clusterVersions: items.map((each) => ({
      clusterVersion: each.version,
      clusterType: 'eks',
      defaultPlatformVersion: 'eks.1',
      defaultVersion: each.version === defaultVersion,
      releaseDate: new Date(each.released),
      endOfStandardSupportDate: new Date(each.standardEnds),
      endOfExtendedSupportDate: new Date(each.extendedEnds),
      status: each.status.toLowerCase().replace('_', '-'),
      versionStatus: each.status,
      kubernetesPatchVersion: each.patch,
    })),
    nextToken,
  };
};
