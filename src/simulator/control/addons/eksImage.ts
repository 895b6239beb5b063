/** An image of the registry from which EKS serves its add-ons in each region. */
export function eksImage(region: string, repository: string, tag: string): string {
  return `602401143452.dkr.ecr.${region}.amazonaws.com/${repository}:${tag}`;
}
