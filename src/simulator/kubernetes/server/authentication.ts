import type { IncomingMessage } from 'node:http';
import { presignedRequestOf } from '../identity/presignedToken.ts';
import { anonymous, type User } from '../identity/user.ts';
import { badRequest, StatusError } from '../statusError.ts';
import { forbidden } from './authorization.ts';
import type { ServerContext } from './serverContext.ts';

/** Since 1.32 EKS lets only questions for health be asked without credentials. */
const restrictedSince = 32;
const health = new Set(['/healthz', '/livez', '/readyz']);

/** Tokens that were found good are not checked again at once: how many, and for how many milliseconds. */
const remembered = 64;
const rememberedFor = 2000;

/** Finds out who sends a request: 401 Unauthorized if its token is good for nobody. */
export class Authentication {
  readonly #server: ServerContext;
  readonly #known = new Map<string, { readonly user: User; readonly until: number }>();

  constructor(server: ServerContext) {
    this.#server = server;
  }

  async userOf(request: IncomingMessage, path: string): Promise<User> {
    const { authorization } = request.headers;
    if (authorization === undefined) {
      if (this.#server.minor >= restrictedSince && !health.has(path)) throw unauthorized();
      return anonymous;
    }
    const token = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
    const user = token === undefined ? undefined : await this.#userOfToken(token);
    if (user === undefined) throw unauthorized();
    return impersonated(this.#server, request, user);
  }

  /** The user a token stands for, or undefined. */
  async #userOfToken(token: string): Promise<User | undefined> {
    const now = Date.now();
    const known = this.#known.get(token);
    if (known !== undefined && known.until > now) return known.user;
    const presigned = presignedRequestOf(token, now);
    if (presigned === undefined) return token.split('.').length === 3 ? this.#serviceAccountOf(token) : undefined;
    const user = await this.#server.authenticate(presigned);
    this.#known.delete(token);
    if (user === undefined) return undefined;
    if (this.#known.size >= remembered) this.#known.clear();
    this.#known.set(token, { user, until: now + rememberedFor });
    return user;
  }

  #serviceAccountOf(token: string): User | undefined {
    try {
      return this.#server.tokens.userOf(token);
    } catch (error) {
      // Three parts, but not those of a token.
      if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
      throw error;
    }
  }
}

function unauthorized(): StatusError {
  return new StatusError(401, 'Unauthorized', 'Unauthorized');
}

/** The user that the request is made as, if its sender may act as them. */
function impersonated({ authorizer }: ServerContext, request: IncomingMessage, user: User): User {
  const name = request.headers['impersonate-user'];
  const groups = request.headersDistinct['impersonate-group'] ?? [];
  if (name === undefined) {
    if (groups.length > 0) throw badRequest('requested [{Group}] without impersonating a user');
    return user;
  }
  const as = String(name);
  const account = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(as);
  const wanted = [
    account === null
      ? { verb: 'impersonate', group: '', resource: 'users', name: as }
      : { verb: 'impersonate', group: '', resource: 'serviceaccounts', name: account[2], namespace: account[1] },
    ...groups.map((group) => ({ verb: 'impersonate', group: '', resource: 'groups', name: group })),
  ];
  for (const each of wanted) {
    const decision = authorizer.decide(user, each);
    if (!decision.allowed) throw forbidden(user, each, decision.reason);
  }
  const implied = account === null ? [] : ['system:serviceaccounts', `system:serviceaccounts:${account[1]}`];
  const own = groups.length > 0 ? groups : implied;
  return { name: as, groups: [...new Set([...own, 'system:authenticated'])], extra: {}, grants: [] };
}
