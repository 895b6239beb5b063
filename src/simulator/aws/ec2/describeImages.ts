import { imagesOf, type Image } from '../../world/compute/images.ts';
import { refuseUnknown } from '../../world/resourceIds.ts';
import type { Operation } from '../operation.ts';
import { described, type Description } from './describe.ts';

const images: Description<Image> = {
  all: imagesOf,
  ids: 'ImageId',
  idOf: ({ id }) => id,
  missing: refuseUnknown('image'),
  tagsOf: () => ({}),
  filters: {
    architecture: ({ architecture }) => architecture,
    description: ({ description }) => description,
    'image-id': ({ id }) => id,
    'image-type': () => 'machine',
    'is-public': () => 'true',
    name: ({ name }) => name,
    'root-device-type': () => 'ebs',
    'virtualization-type': () => 'hvm',
    'owner-alias': () => 'amazon',
    state: () => 'available',
  },
};

export const describeImages: Operation = (call) => {
  const { items, nextToken } = described(call, images);
  return {
    imagesSet: items.map(({ id, name, description, architecture }) => ({
      imageId: id,
      imageLocation: `amazon/${name}`,
      imageState: 'available',
      imageOwnerAlias: 'amazon',
      isPublic: true,
      architecture,
      description,
      imageType: 'machine',
      name,
      rootDeviceType: 'ebs',
      rootDeviceName: '/dev/xvda',
      virtualizationType: 'hvm',
      hypervisor: 'xen',
      enaSupport: true,
      platformDetails: 'Linux/UNIX',
    })),
    nextToken,
  };
};
