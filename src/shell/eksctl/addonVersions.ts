import { DescribeAddonVersionsCommand, type EKSClient } from '@aws-sdk/client-eks';

/** The versions of an add-on that are newer than this one and fit the cluster, newest first, with commas between. */
export async function newerVersions(
  client: EKSClient,
  addon: { readonly name: string; readonly version: string },
  kubernetesVersion: string,
): Promise<string> {
  const { addons } = await client.send(new DescribeAddonVersionsCommand({ addonName: addon.name, kubernetesVersion }));
  const current = parts(addon.version);
  if (addons?.[0] === undefined || current === undefined) return '-';
  return (addons[0].addonVersions ?? [])
    .flatMap(({ addonVersion }) => addonVersion ?? [])
    .filter((version) => isNewer(parts(version), current))
    .join(',');
}

/** `v1.12.6-eksbuild.1` as 1, 12, 6 and its build: 1. Undefined for another form. */
function parts(version: string): readonly number[] | undefined {
  const match = /^v?(\d+)\.(\d+)\.(\d+)(?:-eksbuild\.(\d+))?$/.exec(version);
  return match?.slice(1).map((part) => Number(part ?? 0));
}

function isNewer(version: readonly number[] | undefined, current: readonly number[]): boolean {
  if (version === undefined) return false;
  for (const [index, part] of version.entries()) {
    const other = current[index] ?? 0;
    if (part !== other) return part > other;
  }
  return false;
}
