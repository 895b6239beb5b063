import { ApiError } from '../../kubernetes/apiError.ts';
import type { Flag } from '../../commandLine.ts';
import { ToolError } from '../../tool.ts';
import type { KubectlCommand } from '../command.ts';
import { failureText } from '../errorText.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { listObjects } from '../resources/listObjects.ts';
import { findTargets, objectOf, selectionFlags, targetOf, type Target } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';
import { Description } from './description.ts';
import { describerOf } from './describers.ts';

const flags = {
  ...selectionFlags,
  'show-events': { kind: 'switch' },
} as const satisfies Readonly<Record<string, Flag>>;

/** `kubectl describe`. */
export const describe: KubectlCommand = {
  takes: '(-f FILENAME | TYPE [NAME_PREFIX | -l label] | TYPE/NAME)',
  flags,
  async run(line, session) {
    if (line.words.length === 0 && line.list('filename').length === 0)
      throw new ToolError(
        'error: You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.',
      );
    const targets = await findTargets(line, session, { all: true });
    const showEvents = line.text('show-events') !== 'false';
    const failures: string[] = [];
    let printed = 0;
    for (const target of targets) {
      try {
        const { objects, byPrefix } = await objectsOf(target, session);
        for (const object of objects) {
          const text = await described(target, object, session, showEvents);
          session.print(byPrefix ? `${text}\n` : printed === 0 ? text : `\n\n${text}`);
          printed += 1;
        }
      } catch (error) {
        failures.push(failureText(error));
      }
    }
    if (targets.length === 0) session.printError(await nothingFound(line.has('all-namespaces'), line.words, session));
    for (const failure of failures) session.printError(`${failure}\n`);
    return failures.length > 0 ? 1 : 0;
  },
};

async function nothingFound(all: boolean, words: readonly string[], session: KubectlSession): Promise<string> {
  const namespaced = (await session.resources()).find(words[0] ?? '')?.namespaced ?? true;
  return all || !namespaced
    ? 'No resources found\n'
    : `No resources found in ${await session.namespace()} namespace.\n`;
}

interface Found {
  readonly objects: readonly KubernetesObject[];
  readonly byPrefix: boolean;
}

/** The object of that name, or else all whose names begin so. */
async function objectsOf(target: Target, session: KubectlSession): Promise<Found> {
  if (target.object !== undefined && target.source === undefined) return { objects: [target.object], byPrefix: false };
  try {
    return { objects: [await objectOf(target, session)], byPrefix: false };
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 404 || target.source !== undefined) throw error;
    const { namespace, resource, name } = target;
    const all = await listObjects(await session.api(), resource, { namespace });
    const objects = all.filter(({ metadata }) => metadata?.name?.startsWith(name));
    if (objects.length === 0) throw error;
    return { objects, byPrefix: true };
  }
}

async function described(
  { resource }: Target,
  object: KubernetesObject,
  session: KubectlSession,
  showEvents: boolean,
): Promise<string> {
  const to = new Description();
  const whole = { apiVersion: targetOf(resource, object).object?.apiVersion, kind: resource.kind, ...object };
  await describerOf(resource)(whole as KubernetesObject, to, {
    api: await session.api(),
    now: session.now(),
    showEvents,
  });
  return to.toString();
}
