/**
 * The CLI's word for a name of the API: `DescribeVpcs` → `describe-vpcs`, `securityGroupIds` → `security-group-ids`,
 * `ListAvailableManagementCIDRs` → `list-available-management-cidrs`.
 */
export function kebabCase(name: string): string {
  return name
    .replace(/[A-Z]{2,}s$/, (plural) => `-${plural.toLowerCase()}`)
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}
