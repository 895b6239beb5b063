import type { ApiResource } from '../discovery/apiResource.ts';
import {
  describeClaim,
  describeConfigMap,
  describeNamespace,
  describeSecret,
  describeServiceAccount,
} from './config.ts';
import type { Describer } from './describer.ts';
import { describeEndpointSlice } from './endpointSlice.ts';
import { describeAnything } from './generic.ts';
import { describeNode } from './node.ts';
import { describePod } from './pod.ts';
import { describeService } from './service.ts';
import { describeDaemonSet, describeDeployment, describeJob, describeReplicaSet } from './workloads.ts';

const describers: Readonly<Record<string, Describer>> = {
  '/ConfigMap': describeConfigMap,
  '/Namespace': describeNamespace,
  '/Node': describeNode,
  '/PersistentVolumeClaim': describeClaim,
  '/Pod': describePod,
  '/Secret': describeSecret,
  '/Service': describeService,
  '/ServiceAccount': describeServiceAccount,
  'apps/DaemonSet': describeDaemonSet,
  'apps/Deployment': describeDeployment,
  'apps/ReplicaSet': describeReplicaSet,
  'batch/Job': describeJob,
  'discovery.k8s.io/EndpointSlice': describeEndpointSlice,
};

/** What describes objects of a kind. */
export function describerOf({ group, kind }: ApiResource): Describer {
  return describers[`${group}/${kind}`] ?? describeAnything;
}
