import { loadSharedConfigFiles } from '@smithy/core/config';
import { sharedFiles } from '../configuration.ts';
import type { Session } from '../session.ts';
import { configureWords, settingNamed } from './configureOptions.ts';

/** `aws configure get NAME`: a setting of the shared files; exit status 1 if there is none. */
export async function configureGet(args: readonly string[], session: Session): Promise<number> {
  const [word = ''] = configureWords(args, ['varname']);
  const { profile, name } = settingNamed(word, session.configuration.profile);
  const { config, credentials } = sharedFiles(session.context);
  const files = await loadSharedConfigFiles({ configFilepath: config, filepath: credentials, ignoreCache: true });
  const value = files.credentialsFile[profile]?.[name] ?? files.configFile[profile]?.[name];
  if (value === undefined) return 1;
  session.context.print(`${value}\n`);
  return 0;
}
