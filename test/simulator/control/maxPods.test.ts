import { describe, expect, test } from 'vitest';
import { limitsOf } from '../../../src/domain/instanceTypes/instanceTypes.ts';
import { managedMaxPods, maxPodsOf } from '../../../src/simulator/control/nodes/maxPods.ts';
import { createLaunchTemplate } from '../../../src/simulator/world/compute/launchTemplates.ts';
import { ManualLabClock } from '../../../src/simulator/world/manualLabClock.ts';
import { seededRandom } from '../../../src/simulator/world/random.ts';
import type { Instance } from '../../../src/simulator/world/compute/records.ts';
import type { Nodegroup } from '../../../src/simulator/world/eks/records.ts';
import { World } from '../../../src/simulator/world/world.ts';

/** Type → pods with secondary addresses, with prefixes: worked from the EKS user guide's rule and the CNI's limits table. */
const rows = [
  ['t3.nano', 4, 34],
  ['t3.small', 11, 110],
  ['t3.medium', 17, 110],
  ['t2.medium', 17, 17],
  ['t3.large', 35, 110],
  ['m5.large', 29, 110],
  ['m5.xlarge', 58, 110],
  ['m5.4xlarge', 110, 110],
  ['m5.8xlarge', 234, 250],
  ['m5.16xlarge', 250, 250],
  ['c5.metal', 250, 250],
  // Thirty-two network cards, of which only the default one's two interfaces count.
  ['p5.48xlarge', 100, 250],
] as const;

describe('maxPods as EKS injects it', () => {
  test.each(rows)('%s: %i, with prefix delegation %i', (type, addresses, prefixes) => {
    expect(managedMaxPods(limitsOf(type), false)).toBe(addresses);
    expect(managedMaxPods(limitsOf(type), true)).toBe(prefixes);
  });

  test('a type of unknown limits gets the kubelet’s default', () => {
    expect(managedMaxPods(limitsOf('i3.metal'), false)).toBe(110);
  });
});

describe('maxPods of a group with an image of the user’s own', () => {
  const world = new World({
    region: 'ap-northeast-2',
    account: '111122223333',
    clock: new ManualLabClock(),
    random: seededRandom(1),
  });
  const { id } = createLaunchTemplate(world, { name: 'custom', data: { ImageId: 'ami-00000000000000001' }, tags: {} });
  const group = { prefixDelegation: true, launchTemplate: { id, version: '1' } } as Nodegroup;
  const of = (type: string, userData?: string) =>
    maxPodsOf(
      world,
      { type, ...(userData && { userData: Buffer.from(userData).toString('base64') }) } as Instance,
      group,
    );

  test('is what the image counts, without a cap and without prefixes', () => {
    expect(of('t3.medium')).toBe(17);
    expect(of('m5.16xlarge')).toBe(737);
  });

  test('unless the user data say another number', () => {
    const nodeConfig =
      'apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec:\n  kubelet:\n    config:\n      maxPods: 60\n';
    expect(of('t3.medium', nodeConfig)).toBe(60);
    const bootstrap = "/etc/eks/bootstrap.sh myeks --use-max-pods false --kubelet-extra-args '--max-pods=80'";
    expect(of('t3.medium', bootstrap)).toBe(80);
  });
});
