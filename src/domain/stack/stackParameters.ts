/** CloudFormation's rule for stack names: a letter, then letters, digits and hyphens, 128 characters in all. */
export function isStackName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(name);
}

/** EKS's rule for cluster names allows more than a stack's, so a name good for a stack is good for both up to this length. */
export const longestClusterName = 63;
