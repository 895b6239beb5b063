/** Zones by id in which EKS makes no clusters: from the EKS user guide's network requirements, 2024-12. */
const refused: ReadonlySet<string> = new Set(['use1-az3', 'usw1-az2', 'cac1-az3']);

/** Whether EKS takes no subnet of this zone for a control plane. */
export function isZoneRefused(zoneId: string): boolean {
  return refused.has(zoneId);
}
