import type { User } from '../identity/user.ts';
import { clusterRoleBindings, clusterRoles, roleBindings, roles } from '../kinds.ts';
import type { ObjectStore } from '../objectStore.ts';
import type { RoleBinding, Subject } from '../objects/rbac.ts';
import { ruleAllows, ruleAllowsPath, type PolicyRule, type ResourceRequest } from './rule.ts';
import { accessPolicyRules } from './userFacingRoles.ts';

/** Whether a request is allowed, by what, and what is wrong with the bindings that were looked at. */
export interface Decision {
  readonly allowed: boolean;
  readonly reason: string;
}

/** Rules with where they come from. */
interface Source {
  readonly rules: readonly PolicyRule[];
  readonly reason: string;
}

/** Decides by the access policies of EKS and by the roles bound in the cluster. */
export class Authorizer {
  readonly #store: ObjectStore;

  constructor(store: ObjectStore) {
    this.#store = store;
  }

  decide(user: User, request: ResourceRequest): Decision {
    if (user.groups.includes('system:masters')) return { allowed: true, reason: '' };
    const errors: string[] = [];
    for (const { rules, reason } of this.#sources(user, request.namespace, errors))
      if (rules.some((rule) => ruleAllows(rule, request))) return { allowed: true, reason };
    return { allowed: false, reason: errorText(errors) };
  }

  decidePath(user: User, verb: string, path: string): Decision {
    if (user.groups.includes('system:masters')) return { allowed: true, reason: '' };
    const errors: string[] = [];
    for (const { rules, reason } of this.#sources(user, undefined, errors))
      if (rules.some((rule) => ruleAllowsPath(rule, verb, path))) return { allowed: true, reason };
    return { allowed: false, reason: errorText(errors) };
  }

  /** Every rule that holds for the user in a namespace. */
  rulesOf(user: User, namespace: string): readonly PolicyRule[] {
    return [...this.#sources(user, namespace, [])].flatMap(({ rules }) => rules);
  }

  *#sources(user: User, namespace: string | undefined, errors: string[]): Iterable<Source> {
    for (const { policy, namespaces } of user.grants)
      if (namespaces === undefined || (namespace !== undefined && namespaces.some((each) => covers(each, namespace))))
        yield { rules: accessPolicyRules[policy] ?? [], reason: `EKS Access Policy: allowed by ${policy}` };
    for (const binding of this.#store.list(clusterRoleBindings))
      yield* this.#bound(user, binding, 'ClusterRoleBinding', errors);
    if (namespace === undefined) return;
    for (const binding of this.#store.list(roleBindings, namespace))
      yield* this.#bound(user, binding, 'RoleBinding', errors);
  }

  *#bound(user: User, binding: RoleBinding, kind: string, errors: string[]): Iterable<Source> {
    const { name, namespace } = binding.metadata;
    const subject = binding.subjects?.find((each) => isUser(user, each, namespace));
    if (subject === undefined) return;
    const { roleRef } = binding;
    const role =
      roleRef.kind === 'Role'
        ? this.#store.get(roles, namespace ?? '', roleRef.name)
        : this.#store.get(clusterRoles, '', roleRef.name);
    if (role === undefined) {
      errors.push(`${roleRef.kind.toLowerCase()}.rbac.authorization.k8s.io "${roleRef.name}" not found`);
      return;
    }
    const place = namespace === undefined ? name : `${name}/${namespace}`;
    const reason = `RBAC: allowed by ${kind} "${place}" of ${roleRef.kind} "${roleRef.name}" to ${subject.kind} "${subjectName(subject)}"`;
    yield { rules: role.rules ?? [], reason };
  }
}

/** Namespaces of an access policy may end in a star. */
function covers(pattern: string, namespace: string): boolean {
  return pattern.endsWith('*') ? namespace.startsWith(pattern.slice(0, -1)) : pattern === namespace;
}

function errorText(errors: readonly string[]): string {
  if (errors.length === 0) return '';
  return `RBAC: ${errors.length === 1 ? errors[0] : `[${errors.join(', ')}]`}`;
}

function isUser(user: User, subject: Subject, namespace: string | undefined): boolean {
  if (subject.kind === 'Group') return user.groups.includes(subject.name);
  if (subject.kind === 'User') return user.name === subject.name;
  return user.name === `system:serviceaccount:${subject.namespace ?? namespace ?? ''}:${subject.name}`;
}

function subjectName(subject: Subject): string {
  return subject.kind === 'ServiceAccount' ? `${subject.name}/${subject.namespace ?? ''}` : subject.name;
}
