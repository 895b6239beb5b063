import type { ServiceAccountTokens } from '../identity/serviceAccountTokens.ts';
import type { User } from '../identity/user.ts';
import type { KubeApi } from '../kubeApi.ts';
import type { Authorizer } from '../rbac/authorizer.ts';
import type { NodeLinks } from './streaming/nodeLinks.ts';
import type { PodAttach } from './streaming/podAttach.ts';
import type { PodExec } from './streaming/podExec.ts';
import type { PodPorts } from './streaming/podPorts.ts';
import type { PodOutput } from './podOutput.ts';
import type { ResourceMetrics } from './resourceMetrics.ts';
import type { ServedApis } from './servedApis.ts';

/** What a request is answered with. */
export interface ServerContext {
  readonly api: KubeApi;
  /** What `/version` reports, such as `v1.36.2-eks-254016e`. */
  readonly gitVersion: string;
  /** `1.36` → 36. */
  readonly minor: number;
  readonly apis: ServedApis;
  readonly authorizer: Authorizer;
  readonly tokens: ServiceAccountTokens;
  readonly output: PodOutput;
  /** What metrics-server would answer; without it nothing is measured. */
  readonly metrics?: ResourceMetrics;
  readonly nodes?: NodeLinks;
  readonly exec?: PodExec;
  readonly attach?: PodAttach;
  readonly ports?: PodPorts;
  /** Who the presigned request in a bearer token comes from; undefined if nobody with access. */
  readonly authenticate: (presigned: URL) => Promise<User | undefined>;
}
