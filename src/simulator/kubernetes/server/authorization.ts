import type { User } from '../identity/user.ts';
import type { ResourceRequest } from '../rbac/rule.ts';
import { StatusError } from '../statusError.ts';
import type { Exchange } from './exchange.ts';
import type { ResourcePath } from './requestPath.ts';

/** The request as RBAC sees it. */
export function resourceRequest(path: ResourcePath, verb: string): ResourceRequest {
  const { kind, subresource, name, namespace } = path;
  return { verb, group: kind.group, resource: kind.plural, subresource, name, namespace };
}

/** 403 Forbidden, in RBAC's words, unless the user may do that. */
export function authorize({ server, user }: Exchange, path: ResourcePath, verb: string): void {
  const request = resourceRequest(path, verb);
  const decision = server.authorizer.decide(user, request);
  if (!decision.allowed) throw forbidden(user, request, decision.reason);
}

/** 403 Forbidden unless the user may read that path. */
export function authorizePath({ server, user, request }: Omit<Exchange, 'warnings'>, path: string): void {
  const verb = (request.method ?? 'GET').toLowerCase();
  const { allowed, reason } = server.authorizer.decidePath(user, verb, path);
  if (allowed) return;
  const message = `forbidden: User "${user.name}" cannot ${verb} path "${path}"`;
  throw new StatusError(403, 'Forbidden', withReason(message, reason), {});
}

export function forbidden(user: User, request: ResourceRequest, reason: string): StatusError {
  const { verb, group, resource, subresource, name, namespace } = request;
  const full = subresource === undefined ? resource : `${resource}/${subresource}`;
  const named = group === '' ? resource : `${resource}.${group}`;
  const subject = name === undefined ? `${named} is forbidden` : `${named} "${name}" is forbidden`;
  const scope = namespace === undefined ? 'at the cluster scope' : `in the namespace "${namespace}"`;
  const message = `${subject}: User "${user.name}" cannot ${verb} resource "${full}" in API group "${group}" ${scope}`;
  return new StatusError(403, 'Forbidden', withReason(message, reason), {
    ...(name === undefined ? {} : { name }),
    ...(group === '' ? {} : { group }),
    kind: resource,
  });
}

function withReason(message: string, reason: string): string {
  return reason === '' ? message : `${message}: ${reason}`;
}
