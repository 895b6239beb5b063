import { parseAllDocuments } from 'yaml';
import { parseCommandLine } from '../commandLine.ts';
import { ToolError, type Tool } from '../tool.ts';
import type { Manifest } from './chart/chart.ts';
import { findRelease, isNotFound, removeRelease } from './releases.ts';
import { collectionPath, inInstallOrder } from './resourcePath.ts';
import { commonFlags, openSession } from './session.ts';

/** `helm uninstall NAME...`: removes what the releases made, in the reverse order. */
export const uninstall: Tool = async (args, context) => {
  const line = parseCommandLine(args, {
    ...commonFlags,
    wait: { kind: 'switch' },
    'ignore-not-found': { kind: 'switch' },
  });
  if (line.words.length === 0)
    throw new ToolError(
      'Error: "helm uninstall" requires at least 1 argument\n\nUsage:  helm uninstall RELEASE_NAME [...] [flags]',
    );
  const { api, namespace } = await openSession(context, line);
  for (const name of line.words) {
    const release = await findRelease(api, namespace, name);
    if (release === undefined) {
      if (line.has('ignore-not-found')) continue;
      throw new ToolError(`Error: uninstall: Release not loaded: ${name}: release: not found`);
    }
    const manifests = parseAllDocuments(release.manifest).map((document) => document.toJS() as Manifest);
    for (const manifest of inInstallOrder(manifests).toReversed()) {
      const path = `${collectionPath(manifest, namespace)}/${manifest.metadata.name}`;
      await api.request('DELETE', path, { propagationPolicy: 'Background' }).catch((error: unknown) => {
        // Somebody else removed it: then that is done.
        if (!isNotFound(error)) throw error;
      });
    }
    await removeRelease(api, release);
    context.print(`release "${name}" uninstalled\n`);
  }
  return 0;
};
