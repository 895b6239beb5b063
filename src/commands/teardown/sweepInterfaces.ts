import { toLabError } from '../../base/errors.ts';
import { isLeakedInterface } from '../../domain/stack/leakedInterface.ts';
import type { Compute } from '../../ports/cloud.ts';

/** Deletes the interfaces that nodes of this lab left behind in its VPC and returns their ids. */
export async function sweepInterfaces(
  compute: Pick<Compute, 'instances' | 'networkInterfaces' | 'deleteNetworkInterface'>,
  lab: { readonly vpcId: string; readonly clusterName: string },
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { vpcId } = lab;
  const [interfaces, instances] = await Promise.all([
    compute.networkInterfaces({ vpcId }, signal),
    compute.instances({ vpcId }, signal),
  ]);
  const live = new Set(instances.filter(({ state }) => state !== 'terminated').map(({ id }) => id));
  const leaked = interfaces.filter((each) => isLeakedInterface(each, lab, live));
  for (const { id } of leaked) await deleteUnlessGone(compute, id, signal);
  return leaked.map(({ id }) => id);
}

/** A node's own clean-up may be faster than ours: what is already gone counts as deleted. */
async function deleteUnlessGone(
  compute: Pick<Compute, 'deleteNetworkInterface'>,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  try {
    await compute.deleteNetworkInterface(id, signal);
  } catch (error) {
    if (toLabError(error).reason !== 'not-found') throw error;
  }
}
