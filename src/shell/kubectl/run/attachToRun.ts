import { text as textOf } from 'node:stream/consumers';
import { ApiError } from '../../kubernetes/apiError.ts';
import { ToolError } from '../../tool.ts';
import { exitStatus } from '../exec/exitStatus.ts';
import type { RunningPod } from '../exec/podContainer.ts';
import { talkToPod } from '../exec/talkToPod.ts';
import { resourcePath } from '../discovery/apiResource.ts';
import type { Target } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';
import { followObject } from '../wait/followObject.ts';

/** How `kubectl run` joins the pod it has made. */
export interface AttachOptions {
  readonly takesInput: boolean;
  readonly hasTerminal: boolean;
  readonly isQuiet: boolean;
  /** Whether the status of the program is to be the status of the command. */
  readonly waitsForEnd: boolean;
}

interface Ended {
  readonly name?: string;
  readonly state?: {
    readonly terminated?: { readonly exitCode: number; readonly reason?: string; readonly message?: string };
  };
}

const over = (pod: RunningPod | undefined) => pod?.status?.phase === 'Succeeded' || pod?.status?.phase === 'Failed';

/** Waits for a pod, joins its program, and returns the exit status. A program that is over already is told by its log. */
export async function attachToRun(target: Target, options: AttachOptions, session: KubectlSession): Promise<number> {
  let pod: RunningPod | undefined;
  await followObject(target, 0, session, (object) => {
    pod = object as RunningPod | undefined;
    if (pod === undefined) throw new ToolError('error: the pod has been deleted');
    return over(pod) || isRunning(pod);
  });
  if (pod === undefined) return 1;
  const container = pod.spec.containers[0]?.name ?? '';
  if (over(pod)) await printLog(target, container, session);
  else await join(target, pod, container, options, session);
  if (!options.waitsForEnd) return 0;
  await followObject(target, 0, session, (object) => {
    pod = (object ?? pod) as RunningPod;
    return object === undefined || over(pod);
  });
  return statusOf(pod);
}

function isRunning({ status }: RunningPod): boolean {
  const { conditions = [] } = (status ?? {}) as { readonly conditions?: readonly { type: string; status: string }[] };
  return status?.phase === 'Running' && conditions.some((each) => each.type === 'Ready' && each.status === 'True');
}

async function join(
  target: Target,
  pod: RunningPod,
  container: string,
  { takesInput, hasTerminal, isQuiet }: AttachOptions,
  session: KubectlSession,
): Promise<void> {
  if (!isQuiet) session.printError("If you don't see a command prompt, try pressing enter.\n");
  try {
    const conversation = { pod, container, subresource: 'attach', command: [], takesInput, hasTerminal } as const;
    const ending = await talkToPod(conversation, session);
    if (ending !== undefined) exitStatus({ ...ending, status: 'Success' }, session);
  } catch (error) {
    if (!(error instanceof ApiError) && !(error instanceof ToolError)) throw error;
    session.printError(
      `warning: couldn't attach to pod/${target.name}, falling back to streaming logs: ${error.message}\n`,
    );
    await printLog(target, container, session);
  }
}

async function printLog(
  { resource, namespace, name }: Target,
  container: string,
  session: KubectlSession,
): Promise<void> {
  const path = `${resourcePath(resource, { namespace, name, subresource: 'log' })}?container=${encodeURIComponent(container)}`;
  const { body } = await (await session.api()).open(path);
  session.print(await textOf(body));
}

function statusOf(pod: RunningPod): number {
  if (pod.status?.phase !== 'Failed') return 0;
  const { name, namespace } = pod.metadata;
  const [status] = (pod.status as { readonly containerStatuses?: readonly Ended[] }).containerStatuses ?? [];
  const ended = status?.state?.terminated;
  if (ended === undefined || ended.exitCode === 0)
    throw new ToolError(`error: pod ${namespace}/${name} failed with unknown exit code`);
  const { reason = '', message = '', exitCode } = ended;
  throw new ToolError(`pod ${namespace}/${name} terminated (${reason})\n${message}`.trimEnd(), exitCode);
}
