/** A PolicyRule of RBAC. */
export interface PolicyRule {
  readonly verbs: readonly string[];
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
}

/** What somebody wants to do to a resource. */
export interface ResourceRequest {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string | undefined;
  readonly name?: string | undefined;
  readonly namespace?: string | undefined;
}

const has = (list: readonly string[] | undefined, value: string): boolean =>
  list !== undefined && (list.includes(value) || list.includes('*'));

export function ruleAllows(rule: PolicyRule, request: ResourceRequest): boolean {
  const { verb, group, resource, subresource, name } = request;
  if (!has(rule.verbs, verb) || !has(rule.apiGroups, group)) return false;
  const full = subresource === undefined ? resource : `${resource}/${subresource}`;
  if (
    !has(rule.resources, full) &&
    (subresource === undefined || rule.resources?.includes(`*/${subresource}`) !== true)
  )
    return false;
  const names = rule.resourceNames ?? [];
  return names.length === 0 || (name !== undefined && names.includes(name));
}

export function ruleAllowsPath(rule: PolicyRule, verb: string, path: string): boolean {
  return (
    has(rule.verbs, verb) &&
    (rule.nonResourceURLs ?? []).some((url) => (url.endsWith('*') ? path.startsWith(url.slice(0, -1)) : url === path))
  );
}
