import type { CommandLine } from '../../commandLine.ts';
import { durationFlag } from '../flagValues.ts';
import { listObjects } from '../resources/listObjects.ts';
import type { KubectlSession } from '../session/session.ts';
import { drainPlan, type DrainedPod, type DrainPlan } from './podFilters.ts';

/** What `drain` is to do with the pods of a node. */
export async function planOf(node: string, line: CommandLine<string>, session: KubectlSession): Promise<DrainPlan> {
  const api = await session.api();
  const resources = await session.resources();
  const pods = await listObjects(api, resources.require('pods'), {
    selector: line.text('pod-selector'),
    fieldSelector: `spec.nodeName=${node}`,
  });
  const daemonSets = await listObjects(api, resources.require('daemonsets.apps'), {});
  const known = new Set(daemonSets.map(({ metadata }) => `${metadata?.namespace ?? ''}/${metadata?.name ?? ''}`));
  const hasDaemonSet = ({ metadata }: DrainedPod) =>
    metadata.ownerReferences?.some(
      ({ kind, name }) => kind === 'DaemonSet' && known.has(`${metadata.namespace}/${name}`),
    ) === true;
  return drainPlan(
    pods as unknown as readonly DrainedPod[],
    {
      force: line.has('force'),
      ignoreDaemonSets: line.has('ignore-daemonsets'),
      deleteEmptyDirData: line.has('delete-emptydir-data'),
      skipWaitForDeleteMs: durationFlag(line, 'skip-wait-for-delete-timeout') ?? 0,
    },
    hasDaemonSet,
    session.now(),
  );
}
