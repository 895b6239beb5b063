import { expect, test } from 'vitest';
import { terminateInstance } from '../../../../src/simulator/world/compute/instances.ts';
import {
  attachVolume,
  createVolume,
  deleteVolume,
  detachVolume,
  modifyVolume,
} from '../../../../src/simulator/world/compute/volumes.ts';
import { expectFault, labNetwork, launched } from '../testWorld.ts';

function withVolume() {
  const lab = labNetwork();
  const instance = launched(lab.world, lab.subnets[0]);
  lab.clock.advance(10_000);
  const volume = createVolume(lab.world, { zone: 'ap-northeast-2a', sizeGiB: 10, tags: {} });
  return { ...lab, instance, volume };
}

test('a volume is attached, holds on, and outlives its instance', () => {
  const { world, clock, instance, volume } = withVolume();
  attachVolume(world, volume.id, instance.id, '/dev/sdf');
  expectFault(
    () => deleteVolume(world, volume.id),
    'VolumeInUse',
    `Volume ${volume.id} is currently attached to ${instance.id}`,
  );
  expectFault(
    () => attachVolume(world, volume.id, instance.id, '/dev/sdg'),
    'VolumeInUse',
    `${volume.id} is already attached to an instance`,
  );
  terminateInstance(world, instance.id);
  clock.advance(60_000);
  expect([...world.volumes.values()]).toEqual([volume]);
  expect(volume.attachment).toBeUndefined();
  deleteVolume(world, volume.id);
});

test('a volume is of a zone, and a device name of one volume', () => {
  const { world, subnets, clock, instance, volume } = withVolume();
  const elsewhere = launched(world, subnets[1]);
  clock.advance(10_000);
  expectFault(
    () => attachVolume(world, volume.id, elsewhere.id, '/dev/sdf'),
    'InvalidVolume.ZoneMismatch',
    `The volume '${volume.id}' is not in the same availability zone as instance '${elsewhere.id}'`,
  );
  expectFault(
    () => attachVolume(world, volume.id, instance.id, '/dev/xvda'),
    'InvalidParameterValue',
    "Invalid value '/dev/xvda' for unixDevice. Attachment point /dev/xvda is already in use",
  );
});

test('a running instance keeps its root volume', () => {
  const { world, instance } = withVolume();
  const [root = ''] = instance.volumeIds;
  expectFault(
    () => detachVolume(world, root),
    'OperationNotPermitted',
    `Unable to detach root volume '${root}' from instance '${instance.id}'`,
  );
});

test('a volume grows, within what its type allows', () => {
  const { world, volume } = withVolume();
  expect(modifyVolume(world, volume.id, { sizeGiB: 20, type: 'gp2' })).toMatchObject({ sizeGiB: 20, type: 'gp2' });
  expect(() => modifyVolume(world, volume.id, { sizeGiB: 19 })).toThrow('New size cannot be smaller');
  expect(() => createVolume(world, { zone: 'ap-northeast-2a', sizeGiB: 1, type: 'st1', tags: {} })).toThrow(
    'Volume of 1GiB is too small for volume type st1.',
  );
});
