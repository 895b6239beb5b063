/** The key of the tag by which a cluster knows what is its own. */
export function clusterTag(clusterName: string): string {
  return `kubernetes.io/cluster/${clusterName}`;
}
