import { ApiError } from '../../kubernetes/apiError.ts';
import { ToolError } from '../../tool.ts';
import { dryRunNote, type DryRun } from '../change/dryRun.ts';
import { untilGone } from '../delete/untilGone.ts';
import { resourcePath } from '../discovery/apiResource.ts';
import type { KubectlSession } from '../session/session.ts';
import type { DrainedPod } from './podFilters.ts';

/** Milliseconds after which an eviction is tried anew that a disruption budget did not allow. */
const retryAfter = 5000;

export interface RemoveOptions {
  /** By an eviction, which heeds disruption budgets, or else by plainly deleting. */
  readonly evicts: boolean;
  /** Seconds. */
  readonly gracePeriod: number | undefined;
  readonly dryRun: DryRun;
  /** An instant in milliseconds. */
  readonly end: number;
  readonly timeoutText: string;
}

/** Takes a pod off its node and waits until it is gone. */
export async function removePod(pod: DrainedPod, options: RemoveOptions, session: KubectlSession): Promise<void> {
  const { name, namespace, uid } = pod.metadata;
  const resource = (await session.resources()).require('pods');
  const tooLate = `error when ${options.evicts ? 'evicting' : 'deleting'} pods/"${name}" -n "${namespace}": ${options.timeoutText}`;
  const done = options.evicts ? 'evicted' : 'deleted';
  if (options.dryRun !== 'none') {
    session.print(`evicting pod ${namespace}/${name}${dryRunNote(options.dryRun)}\n`);
    if (options.dryRun === 'server') await ask(pod, options, session);
    return;
  }
  for (;;) {
    if (options.evicts) session.print(`evicting pod ${namespace}/${name}\n`);
    if (session.now().getTime() >= options.end) throw new ToolError(tooLate);
    try {
      await ask(pod, options, session);
      break;
    } catch (error) {
      if (error instanceof ApiError && error.code === 404) break;
      if (!(error instanceof ApiError) || error.code !== 429)
        throw error instanceof ApiError
          ? new ToolError(`error when evicting pods/"${name}" -n "${namespace}": ${error.message}`, 1, error)
          : error;
      session.printError(
        `error when evicting pods/"${name}" -n "${namespace}" (will retry after 5s): ${error.message}\n`,
      );
      await session.sleep(Math.min(Math.max(1, options.end - session.now().getTime()), retryAfter));
    }
  }
  await untilGone({ resource, namespace, name }, uid, options.end, session).catch((error: unknown) => {
    throw error instanceof ToolError ? new ToolError(tooLate, 1, error) : error;
  });
  session.print(`pod/${name} ${done}\n`);
}

async function ask(
  { metadata: { name, namespace } }: DrainedPod,
  { evicts, gracePeriod, dryRun }: RemoveOptions,
  session: KubectlSession,
): Promise<void> {
  const api = await session.api();
  const resource = (await session.resources()).require('pods');
  const deleteOptions = {
    ...(gracePeriod === undefined ? {} : { gracePeriodSeconds: gracePeriod }),
    ...(dryRun === 'server' ? { dryRun: ['All'] } : {}),
  };
  if (!evicts) {
    await api.request('DELETE', resourcePath(resource, { namespace, name }), {
      apiVersion: 'v1',
      kind: 'DeleteOptions',
      ...deleteOptions,
    });
    return;
  }
  await api.request('POST', resourcePath(resource, { namespace, name, subresource: 'eviction' }), {
    apiVersion: 'policy/v1',
    kind: 'Eviction',
    metadata: { name, namespace },
    deleteOptions,
  });
}
