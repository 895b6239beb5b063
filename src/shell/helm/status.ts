import { parseCommandLine } from '../commandLine.ts';
import { ToolError, type Tool } from '../tool.ts';
import { findRelease } from './releases.ts';
import { commonFlags, openSession } from './session.ts';
import { statusText } from './statusText.ts';

/** `helm status NAME`. */
export const status: Tool = async (args, context) => {
  const line = parseCommandLine(args, commonFlags);
  const [name] = line.words;
  if (name === undefined)
    throw new ToolError('Error: "helm status" requires 1 argument\n\nUsage:  helm status RELEASE_NAME [flags]');
  const { api, namespace } = await openSession(context, line);
  const release = await findRelease(api, namespace, name);
  if (release === undefined) throw new ToolError('Error: release: not found');
  context.print(statusText(release));
  return 0;
};
