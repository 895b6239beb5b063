import type { Container } from '../kubernetes/objects/pod.ts';
import { checkInterfacePermission } from '../world/iam/permissions.ts';
import { checkServiceAccountRole } from '../world/iam/serviceAccountRoles.ts';
import type { World } from '../world/world.ts';
import type { DaemonCluster } from './daemonCluster.ts';

/** Lab milliseconds that the credentials of a role serve. */
const hour = 3_600_000;

/** In which role the daemon calls EC2: that of its service account if the pod was told of one, else its node's. */
export class DaemonRole {
  readonly #world: World;
  readonly #cluster: DaemonCluster;
  readonly #instanceId: string;
  readonly #own: string | undefined;
  #until = 0;

  constructor(world: World, cluster: DaemonCluster, instanceId: string, { env = [] }: Pick<Container, 'env'>) {
    this.#world = world;
    this.#cluster = cluster;
    this.#instanceId = instanceId;
    this.#own = env.find(({ name }) => name === 'AWS_ROLE_ARN')?.value;
  }

  /** Refuses an action, `ec2:…`, for which the role cannot be had or has no policy. */
  check(action: string): void {
    const { issuer, nodeRoleArn } = this.#cluster;
    const now = this.#world.clock.now();
    if (this.#own === undefined) return checkInterfacePermission(this.#world, nodeRoleArn, this.#instanceId, action);
    if (now >= this.#until) {
      checkServiceAccountRole(this.#world, this.#own, issuer, 'system:serviceaccount:kube-system:aws-node');
      this.#until = now + hour;
    }
    checkInterfacePermission(this.#world, this.#own, `aws-go-sdk-${this.#until}000000`, action);
  }
}
