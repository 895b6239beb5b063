import type { CommandLine } from '../../commandLine.ts';
import { eachTarget } from '../change/eachTarget.ts';
import { matchesName, withPodSpec } from '../change/podTemplate.ts';
import { resourcePath } from '../discovery/apiResource.ts';
import { findTargets, objectOf } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';
import type { Variable } from './environmentChanges.ts';

interface KeyReference {
  readonly name: string;
  readonly key: string;
}

interface Source {
  readonly configMapKeyRef?: KeyReference;
  readonly secretKeyRef?: KeyReference;
  readonly fieldRef?: { readonly fieldPath: string };
  readonly resourceFieldRef?: { readonly containerName?: string; readonly resource: string };
}

/** `kubectl set env --list`: the variables of each container; `--resolve` reads what config maps and secrets say. */
export async function listEnvironment(
  line: CommandLine<string>,
  session: KubectlSession,
  words: readonly string[],
  pattern: string,
): Promise<number> {
  const targets = await findTargets(line, session, { words, all: line.has('all') });
  return await eachTarget(targets, session, async (target) => {
    const object = await objectOf(target, session);
    const lines: (string | { readonly name: string; readonly from: Source })[] = [];
    withPodSpec(object, target.resource, (spec) => {
      for (const container of [...spec.containers, ...(spec.initContainers ?? [])]) {
        if (!matchesName(pattern, container)) continue;
        lines.push(`# ${object.kind ?? ''} ${target.name}, container ${container.name}`);
        for (const { name, value = '', valueFrom } of (container['env'] ?? []) as readonly Variable[])
          lines.push(valueFrom === undefined ? `${name}=${value}` : { name, from: valueFrom });
      }
      return spec;
    });
    for (const each of lines) {
      if (typeof each === 'string') session.print(`${each}\n`);
      else if (line.has('resolve'))
        session.print(`${await resolved(each.name, each.from, target.namespace, session)}\n`);
      else session.print(`# ${each.name} from ${sourceWords(each.from)}\n`);
    }
  });
}

/** Where a variable is from, in words. */
function sourceWords({ configMapKeyRef, secretKeyRef, fieldRef, resourceFieldRef }: Source): string {
  if (configMapKeyRef !== undefined) return `configmap ${configMapKeyRef.name}, key ${configMapKeyRef.key}`;
  if (secretKeyRef !== undefined) return `secret ${secretKeyRef.name}, key ${secretKeyRef.key}`;
  if (fieldRef !== undefined) return `field path ${fieldRef.fieldPath}`;
  if (resourceFieldRef === undefined) return 'invalid valueFrom';
  const { containerName = '', resource } = resourceFieldRef;
  return `resource field ${containerName === '' ? '' : `${containerName}/`}${resource}`;
}

async function resolved(
  name: string,
  source: Source,
  namespace: string | undefined,
  session: KubectlSession,
): Promise<string> {
  const reference = source.configMapKeyRef ?? source.secretKeyRef;
  if (reference === undefined) return `# ${name} from ${sourceWords(source)}`;
  const isSecret = source.secretKeyRef !== undefined;
  const resource = (await session.resources()).require(isSecret ? 'secrets' : 'configmaps');
  const path = resourcePath(resource, { namespace, name: reference.name });
  const { data = {} } = (await (await session.api()).request('GET', path)) as { data?: Record<string, string> };
  const value = data[reference.key] ?? '';
  return `${name}=${isSecret ? Buffer.from(value, 'base64').toString('utf8') : value}`;
}
