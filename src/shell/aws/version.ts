/** Whose outputs these are: the CLI's name and version come first, where scripts look for them. */
export function versionText(): string {
  return 'aws-cli/1.45 eks-networking-lab aws-sdk-js/3';
}
