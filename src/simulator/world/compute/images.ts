import { createHash } from 'node:crypto';
import { kubernetesVersions } from '../eks/kubernetesVersions.ts';
import type { World } from '../world.ts';

/** A machine image that Amazon offers by a public parameter. */
export interface Image {
  readonly id: string;
  readonly name: string;
  /** The Systems Manager parameter whose value is the id. */
  readonly parameter: string;
}

const amazonLinux = [
  ['/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64', 'al2023-ami-2023-kernel-6.18-x86_64'],
  ['/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-gp2', 'amzn2-ami-hvm-2.0-x86_64-gp2'],
] as const;

/** The parameter that names the EKS image for AL2023 nodes of a Kubernetes version. */
export function nodeImageParameter(kubernetesVersion: string): string {
  return `/aws/service/eks/optimized-ami/${kubernetesVersion}/amazon-linux-2023/x86_64/standard/recommended/image_id`;
}

/** The images of the region. Their ids follow from region and parameter, so that they stay the same from run to run. */
export function imagesOf({ region }: World): Image[] {
  const nodes = kubernetesVersions.map(
    ({ version }) => [nodeImageParameter(version), `amazon-eks-node-al2023-x86_64-standard-${version}`] as const,
  );
  return [...amazonLinux, ...nodes].map(([parameter, name]) => {
    const digest = createHash('sha256').update(`${region} ${parameter}`).digest('hex');
    return { id: `ami-0${digest.slice(0, 16)}`, name, parameter };
  });
}
