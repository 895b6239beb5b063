/** What one Kubernetes minor looks like on EKS: the strings its servers and nodes report. */
export interface Release {
  /** `1.36` → 36. */
  readonly minor: number;
  /** Of the API server and of every kubelet, such as `v1.36.2-eks-254016e`. */
  readonly kubeletVersion: string;
  readonly osImage: string;
  readonly kernelVersion: string;
  readonly containerRuntimeVersion: string;
  readonly amazonLinux: 'al2' | 'al2023';
}

const al2023 = {
  osImage: 'Amazon Linux 2023.12.20260928',
  containerRuntimeVersion: 'containerd://2.2.7+unknown',
  amazonLinux: 'al2023',
} as const;

/** Kernels of the AL2023 EKS images: 6.18 from 1.36, 6.12 for 1.33 to 1.35, 6.1 before (AMI release notes, 2026). */
const kernels = {
  k618: '6.18.51-120.162.amzn2023.x86_64',
  k612: '6.12.46-66.121.amzn2023.x86_64',
  k61: '6.1.153-175.280.amzn2023.x86_64',
};

const releases: Readonly<Record<number, Omit<Release, 'minor'>>> = {
  24: {
    kubeletVersion: 'v1.24.11-eks-a59e1f0',
    osImage: 'Amazon Linux 2',
    kernelVersion: '5.10.176-157.645.amzn2.x86_64',
    containerRuntimeVersion: 'containerd://1.6.19',
    amazonLinux: 'al2',
  },
  34: { ...al2023, kubeletVersion: 'v1.34.4-eks-f69f56f', kernelVersion: kernels.k612 },
  36: { ...al2023, kubeletVersion: 'v1.36.2-eks-254016e', kernelVersion: kernels.k618 },
  37: { ...al2023, kubeletVersion: 'v1.37.0-eks-3b4a6ca', kernelVersion: kernels.k618 },
};

/** The release of a cluster version such as `1.36`; minors without a record of their own get a plain `.0` build. */
export function releaseOf(version: string): Release {
  const minor = Number(version.split('.')[1]);
  const known = releases[minor];
  if (known !== undefined) return { minor, ...known };
  const kernelVersion = minor >= 36 ? kernels.k618 : minor >= 33 ? kernels.k612 : kernels.k61;
  return { minor, ...al2023, kubeletVersion: `v1.${minor}.0-eks-254016e`, kernelVersion };
}
