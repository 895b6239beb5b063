import { stringify } from 'yaml';
import { parseCommandLine } from '../commandLine.ts';
import { commandNamed } from '../commandNamed.ts';
import { ToolError, type Tool } from '../tool.ts';
import { findRelease, type Release } from './releases.ts';
import { commonFlags, openSession } from './session.ts';

const parts: Readonly<Record<string, (release: Release) => string>> = {
  manifest: ({ manifest }) => `${manifest}\n`,
  notes: ({ info }) => `NOTES:\n${info.notes}\n`,
  values: ({ config }) => `USER-SUPPLIED VALUES:\n${Object.keys(config).length === 0 ? 'null\n' : stringify(config)}`,
};

/** `helm get values|manifest|notes NAME`. */
export const get: Tool = async (args, context) => {
  const line = parseCommandLine(args, commonFlags);
  const [part = '', name] = line.words;
  const show = commandNamed(parts, part);
  if (show === undefined || name === undefined)
    throw new ToolError(
      `Error: this stand-in for Helm gets ${Object.keys(parts).join(', ')} of a release: helm get values NAME`,
    );
  const { api, namespace } = await openSession(context, line);
  const release = await findRelease(api, namespace, name);
  if (release === undefined) throw new ToolError('Error: release: not found');
  context.print(show(release));
  return 0;
};
