import { loadSharedConfigFiles } from '@smithy/core/config';
import type { AwsProfile } from '../ports/cloud.ts';

/** The profiles of the AWS config and credentials files, in the config's order; a missing file has none. */
export async function sharedProfiles(): Promise<readonly AwsProfile[]> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const names = new Set([...Object.keys(configFile), ...Object.keys(credentialsFile)]);
  // Sections of other kinds (`[sso-session x]`, `[services x]`) come as `sso-session.x`, which no profile is called.
  return [...names]
    .filter((name) => !/^(sso-session|services)\./.test(name))
    .map((name) => {
      const value = (key: string) => configFile[name]?.[key] ?? credentialsFile[name]?.[key];
      return { name, region: value('region'), endpoint: value('endpoint_url') };
    });
}
