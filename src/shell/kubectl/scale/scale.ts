import { ToolError } from '../../tool.ts';
import { ApiError } from '../../kubernetes/apiError.ts';
import { changeFlags, changeQuery } from '../change/changeFlags.ts';
import { changedPrinter } from '../change/changedPrinter.ts';
import { dryRunOf } from '../change/dryRun.ts';
import { eachTarget, nothingNamed } from '../change/eachTarget.ts';
import type { KubectlCommand } from '../command.ts';
import { resourcePath } from '../discovery/apiResource.ts';
import { durationFlag, integerFlag, requireFlags } from '../flagValues.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { findTargets, objectOf, selectionFlags, type Target } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';

interface Scale {
  readonly metadata: { readonly resourceVersion?: string };
  readonly spec: { readonly replicas?: number };
  readonly status: { readonly replicas?: number };
}

/** `kubectl scale TYPE NAME --replicas=COUNT`. */
export const scale: KubectlCommand = {
  takes: '[--resource-version=VERSION] [--current-replicas=COUNT] --replicas=COUNT (-f FILE | TYPE NAME)',
  flags: {
    ...selectionFlags,
    ...changeFlags,
    all: { kind: 'switch' },
    'current-replicas': { kind: 'text' },
    replicas: { kind: 'text' },
    'resource-version': { kind: 'text' },
    timeout: { kind: 'text' },
  },
  async run(line, session) {
    requireFlags(line, ['replicas']);
    const dryRun = dryRunOf(line, session);
    const replicas = integerFlag(line, 'replicas') ?? -1;
    if (replicas < 0)
      throw new ToolError('error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0');
    if (line.words.length === 0 && line.list('filename').length === 0) throw new ToolError(nothingNamed);
    const timeout = durationFlag(line, 'timeout') ?? 0;
    const expected = { replicas: integerFlag(line, 'current-replicas') ?? -1, version: line.text('resource-version') };
    const targets = await findTargets(line, session, { all: line.has('all') });
    const print = await changedPrinter(line, session, dryRun);
    return await eachTarget(targets, session, async (target) => {
      const object = await objectOf(target, session).catch((error: unknown) => {
        if (targets.length > 1 || !(error instanceof ApiError)) throw error;
        throw new ToolError(`error: no objects passed to scale ${error.message}`, 1, error);
      });
      if (dryRun !== 'client')
        await scaleOne(target, object, { replicas, expected, dryRun: dryRun === 'server' }, session);
      if (timeout > 0 && dryRun === 'none') await untilScaled(target, replicas, timeout, session);
      print(target.resource, object, 'scaled');
    });
  },
};

interface Wanted {
  readonly replicas: number;
  readonly expected: { readonly replicas: number; readonly version: string | undefined };
  readonly dryRun: boolean;
}

/** Scales by a patch; where a state is expected, by replacing the scale that was found to have it. */
async function scaleOne(
  { resource, namespace, name }: Target,
  object: KubernetesObject,
  { replicas, expected, dryRun }: Wanted,
  session: KubectlSession,
): Promise<void> {
  const api = await session.api();
  const path = resourcePath(resource, { namespace, name, subresource: 'scale' });
  const query = changeQuery({ dryRun: dryRun ? 'All' : undefined });
  if (expected.replicas < 0 && (expected.version ?? '') === '') {
    const patch = { spec: { replicas } };
    await api.request('PATCH', `${path}${query}`, patch, { contentType: 'application/merge-patch+json' });
    return;
  }
  const current = (await api.request('GET', path)) as Scale;
  const now = current.spec.replicas ?? 0;
  if (expected.replicas >= 0 && now !== expected.replicas)
    throw new ToolError(`error: Expected replicas to be ${expected.replicas}, was ${now}`);
  if ((expected.version ?? '') !== '' && current.metadata.resourceVersion !== expected.version)
    throw new ToolError(
      `error: Expected resource version to be ${expected.version}, was ${object.metadata?.resourceVersion ?? ''}`,
    );
  await api.request('PUT', `${path}${query}`, { ...current, spec: { ...current.spec, replicas } });
}

async function untilScaled(
  { resource, namespace, name }: Target,
  replicas: number,
  timeout: number,
  session: KubectlSession,
): Promise<void> {
  const api = await session.api();
  const path = resourcePath(resource, { namespace, name, subresource: 'scale' });
  const end = session.now().getTime() + timeout;
  for (;;) {
    const { spec, status } = (await api.request('GET', path)) as Scale;
    if ((spec.replicas ?? 0) === replicas && (status.replicas ?? 0) === replicas) return;
    if (session.now().getTime() > end) throw new ToolError('error: timed out waiting for the condition');
    await session.sleep(1000);
  }
}
