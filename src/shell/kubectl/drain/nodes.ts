import type { CommandLine } from '../../commandLine.ts';
import { UsageError } from '../command.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import { findTargets, objectOf, type Target } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';

/** A node as the server has it. */
export interface FoundNode {
  readonly target: Target;
  readonly object: KubernetesObject;
}

/** The nodes that `cordon`, `uncordon` and `drain` are about, by name or by selector. */
export async function findNodes(
  line: CommandLine<string>,
  session: KubectlSession,
  verb: string,
): Promise<readonly FoundNode[]> {
  const selector = line.text('selector') ?? '';
  if (line.words.length > 0 && selector !== '')
    throw new UsageError('cannot specify both a node name and a --selector option');
  if (line.words.length === 0 && selector === '') throw new UsageError(`USAGE: ${verb} NODE [flags]`);
  const words =
    line.words.length === 0 ? ['nodes'] : line.words.map((word) => (word.includes('/') ? word : `nodes/${word}`));
  const targets = await findTargets(line, session, { words });
  const found: FoundNode[] = [];
  for (const target of targets) found.push({ target, object: target.object ?? (await objectOf(target, session)) });
  return found;
}
