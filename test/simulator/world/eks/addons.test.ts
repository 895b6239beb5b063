import { describe, expect, test } from 'vitest';
import { expectFault } from '../testWorld.ts';
import { eksLab } from './testEks.ts';

const minute = 60_000;

describe('an add-on', () => {
  test('for the network is ACTIVE without nodes, coredns only with one', async () => {
    const { clock, eks, activate, nodegroup } = eksLab();
    await activate();
    const cni = eks.createAddon('myeks', { name: 'vpc-cni' });
    const dns = eks.createAddon('myeks', { name: 'coredns' });
    expect(cni.status).toBe('CREATING');
    clock.advance(minute);
    expect([cni.status, dns.status]).toEqual(['ACTIVE', 'CREATING']);
    eks.createNodegroup('myeks', nodegroup());
    clock.advance(3 * minute);
    expect(dns.status).toBe('ACTIVE');
  });

  test('coredns without nodes is DEGRADED in the end, until it has one', async () => {
    const { clock, eks, activate, nodegroup } = eksLab();
    await activate();
    const dns = eks.createAddon('myeks', { name: 'coredns' });
    clock.advance(21 * minute);
    expect(dns).toMatchObject({ status: 'DEGRADED', issues: [{ code: 'InsufficientNumberOfReplicas' }] });
    eks.createNodegroup('myeks', nodegroup());
    clock.advance(3 * minute);
    expect(dns).toMatchObject({ status: 'ACTIVE', issues: [] });
  });

  test('is updated; the update is remembered', async () => {
    const { clock, eks, activate } = eksLab();
    await activate();
    eks.createAddon('myeks', { name: 'vpc-cni' });
    expectFault(
      () => eks.updateAddon('myeks', 'vpc-cni', {}),
      'ResourceInUseException',
      'Addon vpc-cni cannot be updated as it is in CREATING state',
    );
    clock.advance(minute);
    const update = eks.updateAddon('myeks', 'vpc-cni', { serviceAccountRoleArn: 'arn:aws:iam::111122223333:role/cni' });
    expect(update).toMatchObject({
      status: 'InProgress',
      type: 'AddonUpdate',
      params: [{ type: 'ServiceAccountRoleArn', value: 'arn:aws:iam::111122223333:role/cni' }],
    });
    clock.advance(minute);
    expect(update.status).toBe('Successful');
  });

  test('is refused twice, and before the cluster is ACTIVE', async () => {
    const { clock, eks, begin } = eksLab();
    await begin();
    expectFault(
      () => eks.createAddon('myeks', { name: 'vpc-cni' }),
      'InvalidRequestException',
      "Cluster 'myeks' is not in ACTIVE status",
    );
    clock.advance(10 * minute);
    eks.createAddon('myeks', { name: 'vpc-cni' });
    expectFault(() => eks.createAddon('myeks', { name: 'vpc-cni' }), 'ResourceInUseException', 'Addon already exists.');
  });

  test('goes with its pods', async () => {
    const { world, clock, eks, controlPlane, activate } = eksLab();
    await activate();
    eks.createAddon('myeks', { name: 'vpc-cni' });
    clock.advance(minute);
    eks.deleteAddon('myeks', 'vpc-cni');
    clock.advance(minute);
    expect(world.clusters.get('myeks')?.addons.size).toBe(0);
    expect(controlPlane.addons.size).toBe(0);
  });
});
