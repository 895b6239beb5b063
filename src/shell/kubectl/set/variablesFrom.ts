import type { CommandLine } from '../../commandLine.ts';
import { ToolError } from '../../tool.ts';
import { findTargets, objectOf } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';
import type { Variable } from './environmentChanges.ts';

/** Variables for the keys of a config map or secret: `--from=configmap/NAME`, with `--keys` and `--prefix`. */
export async function variablesFrom(
  from: string,
  line: CommandLine<string>,
  session: KubectlSession,
): Promise<readonly Variable[]> {
  const nothingElse = { ...line, text: () => undefined, list: () => [], has: () => false };
  const [target] = await findTargets(nothingElse, session, { words: [from] });
  if (target === undefined) return [];
  const object = await objectOf(target, session);
  const reference = { ConfigMap: 'configMapKeyRef', Secret: 'secretKeyRef' }[object.kind ?? ''];
  if (reference === undefined) throw new ToolError('error: unsupported resource specified in --from');
  const wanted = line.list('keys').flatMap((keys) => keys.split(','));
  const prefix = line.text('prefix') ?? '';
  const data = object['data'];
  const keys = Object.keys(typeof data === 'object' && data !== null ? data : {}).toSorted();
  return keys
    .filter((key) => wanted.length === 0 || wanted.includes(key))
    .map((key) => {
      const name = key.replaceAll(/[^a-zA-Z0-9_]/g, '_').toUpperCase();
      if (name !== key) session.printError(`Warning: key ${key} transferred to ${name}\n`);
      return { name: prefix + name, valueFrom: { [reference]: { name: target.name, key } } };
    });
}
