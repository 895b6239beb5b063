import type { AwsProfile } from '../ports/cloud.ts';

/** The profiles in the user's AWS files, in their order. Loads the SDK; no files at all mean no profiles. */
export async function awsProfiles(): Promise<readonly AwsProfile[]> {
  const { sharedProfiles } = await import('../aws/openCloud.ts');
  return await sharedProfiles();
}
