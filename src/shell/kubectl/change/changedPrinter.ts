import type { CommandLine } from '../../commandLine.ts';
import type { ApiResource } from '../discovery/apiResource.ts';
import { nameIn, objectPrinter } from '../output/objectPrinter.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import type { KubectlSession } from '../session/session.ts';
import { dryRunNote, type DryRun } from './dryRun.ts';

/** Prints what has become of an object: a sentence such as `pod/web created`, or the object in the form of `-o`. */
export type ChangedPrinter = (
  resource: Pick<ApiResource, 'kind' | 'group'>,
  object: KubernetesObject,
  operation: string,
) => void;

/** The printer for the flags of a command line. */
export async function changedPrinter(
  line: CommandLine<string>,
  session: Pick<KubectlSession, 'print' | 'cwd'>,
  dryRun: DryRun = 'none',
): Promise<ChangedPrinter> {
  const output = line.text('output') ?? (line.text('template') === undefined ? '' : 'go-template');
  const nameOf = (resource: Pick<ApiResource, 'kind' | 'group'>, object: KubernetesObject) =>
    nameIn(resource, object.metadata?.name ?? '');
  if (output === '')
    return (resource, object, operation) =>
      session.print(`${nameOf(resource, object)} ${operation}${dryRunNote(dryRun)}\n`);
  // Objects of lists do not say what they are.
  if (output === 'name') return (resource, object) => session.print(`${nameOf(resource, object)}\n`);
  const missing = line.text('allow-missing-template-keys');
  const print = await objectPrinter(output, {
    template: line.text('template'),
    showManagedFields: line.has('show-managed-fields'),
    allowMissing: missing === undefined || missing !== 'false',
    cwd: session.cwd,
  });
  return (_, object) => session.print(print(object));
}
