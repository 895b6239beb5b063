import type { ServiceAccountTokens } from '../identity/serviceAccountTokens.ts';
import type { User } from '../identity/user.ts';
import type { Kind } from '../kind.ts';
import type { KubeApi } from '../kubeApi.ts';
import type { Authorizer } from '../rbac/authorizer.ts';
import type { PodExec } from './podExec.ts';
import type { PodOutput } from './podOutput.ts';

/** What a request is answered with. */
export interface ServerContext {
  readonly api: KubeApi;
  /** What `/version` reports, such as `v1.36.2-eks-254016e`. */
  readonly gitVersion: string;
  /** `1.36` → 36. */
  readonly minor: number;
  /** Every kind that this version serves. */
  readonly kinds: readonly Kind[];
  readonly authorizer: Authorizer;
  readonly tokens: ServiceAccountTokens;
  readonly output: PodOutput;
  readonly exec?: PodExec;
  /** Who the presigned request in a bearer token comes from; undefined if nobody with access. */
  readonly authenticate: (presigned: URL) => Promise<User | undefined>;
}
