import type { KubeObject } from '../objects/meta.ts';
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../objects/storage.ts';
import { age } from './age.ts';
import type { Column, Columns } from './table.ts';

const defaultClass = 'storageclass.kubernetes.io/is-default-class';

/** The class that claims without one get is marked as such. */
export function storageClassName({ metadata }: KubeObject): string {
  return metadata.annotations?.[defaultClass] === 'true' ? `${metadata.name} (default)` : metadata.name;
}

export const storageClassColumns: Columns<StorageClass> = [
  { name: 'Provisioner', cell: ({ provisioner }) => provisioner },
  { name: 'ReclaimPolicy', cell: ({ reclaimPolicy }) => reclaimPolicy ?? 'Delete' },
  { name: 'VolumeBindingMode', cell: ({ volumeBindingMode }) => volumeBindingMode ?? 'Immediate' },
  { name: 'AllowVolumeExpansion', type: 'boolean', cell: ({ allowVolumeExpansion }) => allowVolumeExpansion ?? false },
  age,
];

const modes: Readonly<Record<string, string>> = {
  ReadWriteOnce: 'RWO',
  ReadOnlyMany: 'ROX',
  ReadWriteMany: 'RWX',
  ReadWriteOncePod: 'RWOP',
};

function accessModes(given: readonly string[] | undefined): string {
  return (given ?? []).map((mode) => modes[mode] ?? mode).join(',');
}

const attributesClass: Column<KubeObject> = {
  name: 'VolumeAttributesClass',
  since: 29,
  cell: (object) =>
    (object as { spec?: { volumeAttributesClassName?: string } }).spec?.volumeAttributesClassName ?? '<unset>',
};

export const volumeColumns: Columns<PersistentVolume> = [
  { name: 'Capacity', cell: ({ spec }) => spec.capacity?.['storage'] ?? '' },
  { name: 'Access Modes', cell: ({ spec }) => accessModes(spec.accessModes) },
  { name: 'Reclaim Policy', cell: ({ spec }) => spec.persistentVolumeReclaimPolicy ?? 'Retain' },
  { name: 'Status', cell: statusOf },
  {
    name: 'Claim',
    cell: ({ spec }) =>
      spec.claimRef === undefined ? '' : `${spec.claimRef.namespace ?? ''}/${spec.claimRef.name ?? ''}`,
  },
  { name: 'StorageClass', cell: ({ spec }) => spec.storageClassName ?? '' },
  attributesClass,
  { name: 'Reason', cell: ({ status }) => (status as { reason?: string } | undefined)?.reason ?? '' },
  age,
  { name: 'VolumeMode', wide: true, cell: ({ spec }) => spec.volumeMode ?? '<unset>' },
];

export const claimColumns: Columns<PersistentVolumeClaim> = [
  { name: 'Status', cell: statusOf },
  { name: 'Volume', cell: ({ spec }) => spec.volumeName ?? '' },
  {
    name: 'Capacity',
    cell: ({ spec, status }) => (spec.volumeName === undefined ? '' : (status?.capacity?.['storage'] ?? '')),
  },
  {
    name: 'Access Modes',
    cell: ({ spec, status }) => (spec.volumeName === undefined ? '' : accessModes(status?.accessModes)),
  },
  { name: 'StorageClass', cell: ({ spec }) => spec.storageClassName ?? '' },
  attributesClass,
  age,
  { name: 'VolumeMode', wide: true, cell: ({ spec }) => spec.volumeMode ?? '<unset>' },
];

function statusOf({ metadata, status }: PersistentVolume | PersistentVolumeClaim): string {
  return metadata.deletionTimestamp === undefined ? (status?.phase ?? '') : 'Terminating';
}

export const csiNodeColumns: Columns<KubeObject> = [
  {
    name: 'Drivers',
    type: 'integer',
    cell: (object) => (object as { spec?: { drivers?: readonly unknown[] } }).spec?.drivers?.length ?? 0,
  },
  age,
];

interface CsiDriver extends KubeObject {
  readonly spec?: {
    readonly attachRequired?: boolean;
    readonly podInfoOnMount?: boolean;
    readonly storageCapacity?: boolean;
    readonly tokenRequests?: readonly { readonly audience: string }[];
    readonly requiresRepublish?: boolean;
    readonly volumeLifecycleModes?: readonly string[];
  };
}

const driver = (object: KubeObject): NonNullable<CsiDriver['spec']> => (object as CsiDriver).spec ?? {};

export const csiDriverColumns: Columns<KubeObject> = [
  { name: 'AttachRequired', type: 'boolean', cell: (object) => driver(object).attachRequired ?? true },
  { name: 'PodInfoOnMount', type: 'boolean', cell: (object) => driver(object).podInfoOnMount ?? false },
  { name: 'StorageCapacity', type: 'boolean', cell: (object) => driver(object).storageCapacity ?? false },
  {
    name: 'TokenRequests',
    cell: (object) => (driver(object).tokenRequests ?? []).map((each) => each.audience).join(',') || '<unset>',
  },
  { name: 'RequiresRepublish', type: 'boolean', cell: (object) => driver(object).requiresRepublish ?? false },
  { name: 'Modes', cell: (object) => (driver(object).volumeLifecycleModes ?? ['Persistent']).join(',') },
  age,
];

interface Attachment extends KubeObject {
  readonly spec?: {
    readonly attacher?: string;
    readonly nodeName?: string;
    readonly source?: { readonly persistentVolumeName?: string };
  };
  readonly status?: { readonly attached?: boolean };
}

export const attachmentColumns: Columns<KubeObject> = [
  { name: 'Attacher', cell: (object) => (object as Attachment).spec?.attacher ?? '' },
  { name: 'PV', cell: (object) => (object as Attachment).spec?.source?.persistentVolumeName ?? '' },
  { name: 'Node', cell: (object) => (object as Attachment).spec?.nodeName ?? '' },
  { name: 'Attached', type: 'boolean', cell: (object) => (object as Attachment).status?.attached ?? false },
  age,
];
