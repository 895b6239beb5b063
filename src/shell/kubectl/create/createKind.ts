import { ApiError } from '../../kubernetes/apiError.ts';
import { ToolError } from '../../tool.ts';
import { withLastApplied } from '../apply/lastApplied.ts';
import { changedPrinter } from '../change/changedPrinter.ts';
import { changeFlags } from '../change/changeFlags.ts';
import { dryRunOf } from '../change/dryRun.ts';
import { createObject, writeFlags, writeOptionsOf } from '../change/writeObject.ts';
import { UsageError, type KubectlCommand } from '../command.ts';
import { resourcePath } from '../discovery/apiResource.ts';
import { requireFlags } from '../flagValues.ts';
import type { JsonObject } from '../patch/jsonObject.ts';
import type { KubernetesObject } from '../resources/kubernetesObject.ts';
import type { KubectlSession } from '../session/session.ts';
import type { Generator, Wanted } from './generator.ts';

/** `kubectl create KIND NAME …`: a command that creates what a generator makes. */
export function createKind(generator: Generator): KubectlCommand {
  return {
    takes: 'NAME [flags]',
    flags: { ...changeFlags, ...writeFlags, ...generator.flags },
    async run(line, session) {
      requireFlags(line, generator.required ?? []);
      const names = line.words.slice(0, line.wordsBeforeDashes);
      const [name] = names;
      if (name === undefined || names.length > 1)
        throw new UsageError(`exactly one NAME is required, got ${names.length}`);
      const dryRun = dryRunOf(line, session);
      const options = writeOptionsOf(line, dryRun, 'kubectl-create');
      const print = await changedPrinter(line, session, dryRun);
      const namespace = await session.namespace();
      const wanted: Wanted = {
        name,
        line,
        command: line.words.slice(line.wordsBeforeDashes),
        namespace,
        folder: session.cwd,
        warn: (text) => session.printError(text),
        resource: async (word) => await resourceNamed(word, session),
        read: async (resource, each) => await readObject(resource, each, namespace, session),
      };
      const built = (await generator.build(wanted)) as KubernetesObject;
      const kind = { apiVersion: built.apiVersion ?? '', kind: built.kind ?? '' };
      const resource = (await session.resources()).ofKind(kind.apiVersion, kind.kind);
      if (resource === undefined)
        throw new ToolError(`error: no matches for kind "${kind.kind}" in version "${kind.apiVersion}"`);
      const placed =
        session.namespaceGiven && resource.namespaced
          ? { ...built, metadata: { ...built.metadata, namespace } }
          : built;
      const object = line.has('save-config') ? withLastApplied(placed) : placed;
      const made =
        dryRun === 'client'
          ? object
          : await createObject(resource, namespace, object, options, session).catch((error: unknown) => {
              if (!(error instanceof ApiError) || generator.failure === undefined) throw error;
              throw new ToolError(`error: ${generator.failure}${error.message}`, 1, error);
            });
      print(resource, made, 'created');
      return 0;
    },
  };
}

async function resourceNamed(word: string, session: KubectlSession): Promise<{ group: string; plural: string }> {
  const found = (await session.resources()).find(word);
  if (found === undefined) throw new ToolError(`the server doesn't have a resource type "${word.split('.')[0] ?? ''}"`);
  return { group: found.group, plural: found.name };
}

async function readObject(word: string, name: string, namespace: string, session: KubectlSession): Promise<JsonObject> {
  const resource = (await session.resources()).require(word);
  return (await (await session.api()).request('GET', resourcePath(resource, { namespace, name }))) as JsonObject;
}
