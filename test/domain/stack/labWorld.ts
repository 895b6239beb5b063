import type { LabInventory, LabPlace, LabResource, ResourceKind } from '../../../src/domain/stack/labResource.ts';
import { resourceKey } from '../../../src/domain/stack/labResource.ts';

export const place: LabPlace = {
  region: 'ap-northeast-2',
  stackName: 'myeks',
  clusterName: 'myeks',
  vpcId: 'vpc-1',
  issuerId: 'AAAA',
};

export function made(kind: ResourceKind, id: string, more: Partial<LabResource> = {}): LabResource {
  return { kind, id, name: id, tags: {}, ...more };
}

export function stack(name: string, tags: Record<string, string> = {}): LabResource {
  return made('stack', `arn:aws:cloudformation:ap-northeast-2:1:stack/${name}/1`, {
    name,
    tags,
    status: 'CREATE_COMPLETE',
  });
}

export function eksctl(suffix: string, cluster = 'myeks'): LabResource {
  return stack(`eksctl-myeks-${suffix}`, { 'alpha.eksctl.io/cluster-name': cluster });
}

export function inventory(
  resources: readonly LabResource[],
  madeBy: readonly (readonly [LabResource, LabResource])[] = [],
  changes: Partial<LabPlace> = {},
): LabInventory {
  return {
    place: { ...place, ...changes },
    resources,
    madeByStack: new Map(madeBy.map(([resource, its]) => [resourceKey(resource), its.id])),
    notChecked: [],
  };
}
