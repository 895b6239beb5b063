import { createHash } from 'node:crypto';

import { kubernetesVersions, releaseVersion } from '../eks/kubernetesVersions.ts';
import type { World } from '../world.ts';

export type Architecture = 'x86_64' | 'arm64';

/** A machine image that Amazon offers by a public parameter. */
export interface Image {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly architecture: Architecture;
  /** GiB of its root volume. */
  readonly rootVolumeGiB: number;
  /** The Systems Manager parameter whose value is the id. */
  readonly parameter: string;
  /** For images of EKS nodes: the release they are of. */
  readonly release?: string;
}

type ImageSource = Omit<Image, 'id'>;

/** GiB: of Amazon Linux itself, and of EKS's images made from it. */
const [plainVolume, nodeVolume] = [8, 20];
/** The last minor that EKS made images of Amazon Linux 2 for. */
const lastAmazonLinux2 = 32;

/** Amazon Linux by its parameters. Versions are those of September 2026, and of the last Amazon Linux 2 before its end. */
const amazonLinux: readonly ImageSource[] = [
  al2023('kernel-default', '6.1', 'x86_64'),
  al2023('kernel-default', '6.1', 'arm64'),
  al2023('kernel-6.1', '6.1', 'x86_64'),
  al2023('kernel-6.12', '6.12', 'x86_64'),
  al2('amzn2-ami-hvm', 'amzn2-ami-hvm', 'x86_64'),
  al2('amzn2-ami-hvm', 'amzn2-ami-hvm', 'arm64'),
  al2('amzn2-ami-kernel-5.10-hvm', 'amzn2-ami-kernel-5.10-hvm', 'x86_64'),
  al2('amzn2-ami-kernel-5.10-hvm', 'amzn2-ami-kernel-5.10-hvm', 'arm64'),
];

function al2023(parameter: string, kernel: string, architecture: Architecture): ImageSource {
  return {
    name: `al2023-ami-2023.12.20260928.0-kernel-${kernel}-${architecture}`,
    description: `Amazon Linux 2023 AMI 2023.12.20260928.0 ${architecture} HVM kernel-${kernel}`,
    architecture,
    rootVolumeGiB: plainVolume,
    parameter: `/aws/service/ami-amazon-linux-latest/al2023-ami-${parameter}-${architecture}`,
  };
}

function al2(parameter: string, name: string, architecture: Architecture): ImageSource {
  return {
    name: `${name}-2.0.20260622.0-${architecture}-gp2`,
    description: `Amazon Linux 2 AMI 2.0.20260622.0 ${architecture} HVM gp2`,
    architecture,
    rootVolumeGiB: plainVolume,
    parameter: `/aws/service/ami-amazon-linux-latest/${parameter}-${architecture}-gp2`,
  };
}

/** EKS's node images by AMI type: where their parameters are below the Kubernetes version, and how they are named. */
const nodeImages: Readonly<Record<string, { path: string; name: string; architecture: Architecture }>> = {
  AL2023_x86_64_STANDARD: {
    path: 'amazon-linux-2023/x86_64/standard',
    name: 'node-al2023-x86_64-standard',
    architecture: 'x86_64',
  },
  AL2023_ARM_64_STANDARD: {
    path: 'amazon-linux-2023/arm64/standard',
    name: 'node-al2023-arm64-standard',
    architecture: 'arm64',
  },
  AL2023_x86_64_NVIDIA: {
    path: 'amazon-linux-2023/x86_64/nvidia',
    name: 'node-al2023-x86_64-nvidia',
    architecture: 'x86_64',
  },
  AL2_x86_64: { path: 'amazon-linux-2', name: 'node', architecture: 'x86_64' },
  AL2_ARM_64: { path: 'amazon-linux-2-arm64', name: 'arm64-node', architecture: 'arm64' },
  AL2_x86_64_GPU: { path: 'amazon-linux-2-gpu', name: 'gpu-node', architecture: 'x86_64' },
};

/** The parameter that names EKS's image of this AMI type for a Kubernetes version. */
export function nodeImageParameter(kubernetesVersion: string, amiType = 'AL2023_x86_64_STANDARD'): string {
  const path = nodeImages[amiType]?.path ?? '';
  return `/aws/service/eks/optimized-ami/${kubernetesVersion}/${path}/recommended/image_id`;
}

function nodeImagesOf(version: string): ImageSource[] {
  const release = releaseVersion(version);
  const hasAmazonLinux2 = Number(version.split('.')[1]) <= lastAmazonLinux2;
  return Object.entries(nodeImages)
    .filter(([type]) => hasAmazonLinux2 || !type.startsWith('AL2_'))
    .map(([type, { name, architecture }]) => ({
      name: `amazon-eks-${name}-${version}-v${release.split('-').at(-1)}`,
      description: `EKS-optimized Kubernetes node based on Amazon Linux, (k8s: ${release.split('-')[0]})`,
      architecture,
      rootVolumeGiB: nodeVolume,
      parameter: nodeImageParameter(version, type),
      release,
    }));
}

const byRegion = new Map<string, ReadonlyMap<string, Image>>();

/** The images of a region by id. Ids follow from region and parameter, so that they stay the same from run to run. */
export function imagesById({ region }: Pick<World, 'region'>): ReadonlyMap<string, Image> {
  const known = byRegion.get(region);
  if (known !== undefined) return known;
  const sources = [...amazonLinux, ...kubernetesVersions.flatMap(({ version }) => nodeImagesOf(version))];
  const images = sources.map((source): [string, Image] => {
    const digest = createHash('sha256').update(`${region} ${source.parameter}`).digest('hex');
    const id = `ami-0${digest.slice(0, 16)}`;
    return [id, { ...source, id }];
  });
  const made = new Map(images);
  byRegion.set(region, made);
  return made;
}

/** The images of the region. */
export function imagesOf(world: Pick<World, 'region'>): Image[] {
  return [...imagesById(world).values()];
}
