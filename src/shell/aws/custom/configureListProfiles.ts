import { loadSharedConfigFiles } from '@smithy/core/config';
import { sharedFiles } from '../configuration.ts';
import type { Session } from '../session.ts';
import { configureWords } from './configureOptions.ts';

/** `aws configure list-profiles`: the profiles of the shared files, one a line. */
export async function configureListProfiles(args: readonly string[], { context }: Session): Promise<number> {
  configureWords(args, []);
  const { config, credentials } = sharedFiles(context);
  const files = await loadSharedConfigFiles({ configFilepath: config, filepath: credentials, ignoreCache: true });
  // Sections of other kinds (`[sso-session x]`, `[services x]`) come as `sso-session.x`, which no profile is called.
  const names = [...Object.keys(files.configFile), ...Object.keys(files.credentialsFile)];
  for (const name of new Set(names)) if (!/^(?:sso-session|services)\./.test(name)) context.print(`${name}\n`);
  return 0;
}
