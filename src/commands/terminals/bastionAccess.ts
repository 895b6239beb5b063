import { LabError } from '../../base/errors.ts';
import type { Connection } from '../../connection/connection.ts';
import { isLetIn, type IngressRule } from '../../domain/securityGroup/ingress.ts';
import type { Instance, SecurityGroup } from '../../ports/cloud.ts';

const sshPort = 22;

/** EKS names the group that it makes for a cluster so, and puts its own rules into it. */
const clusterGroup = /^eks-cluster-sg-/;

/** A way from the bastion to a node that no rule opens. */
export interface ClosedWay {
  readonly bastion: string;
  /** The node's group that a rule belongs into. */
  readonly group: SecurityGroup;
  /** The rule that opens it: SSH, from the bastion's address alone. */
  readonly rule: IngressRule;
}

/**
 * Looks whether the security groups of a node let SSH in from the bastion. Undefined when they do, and when that cannot be
 * told: without the permission to read them it is ssh itself that tells.
 */
export async function closedWay(
  connection: Pick<Connection, 'cloud' | 'closed'>,
  nodeInstanceId: string,
  bastion: Pick<Instance, 'id' | 'privateIp'>,
): Promise<ClosedWay | undefined> {
  const address = bastion.privateIp;
  if (address === undefined) return undefined;
  try {
    const { compute } = await connection.cloud();
    const instanceIds = [nodeInstanceId, bastion.id];
    const interfaces = await compute.networkInterfaces({ instanceIds }, connection.closed);
    const groupsOf = (id: string) =>
      interfaces.find(({ instanceId, deviceIndex }) => instanceId === id && deviceIndex === 0)?.groupIds ?? [];
    const groups = await compute.securityGroups(groupsOf(nodeInstanceId), connection.closed);
    const caller = { address, groupIds: groupsOf(bastion.id), protocol: 'tcp', port: sshPort } as const;
    const group = groups.find(({ name }) => !clusterGroup.test(name)) ?? groups[0];
    if (group === undefined || groups.some(({ ingress }) => isLetIn(ingress, caller))) return undefined;
    const rule: IngressRule = { protocol: 'tcp', ports: [sshPort, sshPort], from: { cidr: `${address}/32` } };
    return { bastion: address, group, rule };
  } catch (error) {
    if (error instanceof LabError) return undefined;
    throw error;
  }
}
