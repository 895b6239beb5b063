import { presignedRequestOf } from '../identity/presignedToken.ts';
import type { User } from '../identity/user.ts';
import { apiVersion, type Kind } from '../kind.ts';
import type { Decision } from '../rbac/authorizer.ts';
import type { PolicyRule } from '../rbac/rule.ts';
import * as served from '../servedKinds.ts';
import { badRequest } from '../statusError.ts';
import { readBody, sendJson, setWarnings, type Exchange } from './exchange.ts';
import { decodeBody } from './decodeBody.ts';
import type { ResourcePath } from './requestPath.ts';

interface ResourceAttributes {
  readonly namespace?: string;
  readonly verb?: string;
  readonly group?: string;
  readonly resource?: string;
  readonly subresource?: string;
  readonly name?: string;
}

interface Spec {
  readonly resourceAttributes?: ResourceAttributes;
  readonly nonResourceAttributes?: { readonly path?: string; readonly verb?: string };
  readonly user?: string;
  readonly groups?: readonly string[];
  readonly namespace?: string;
  readonly token?: string;
}

type Answer = (exchange: Exchange, spec: Spec) => unknown;

/** What each kind of review finds out. */
const answers = new Map<Kind, Answer>([
  [served.selfSubjectReviews, ({ user }) => ({ userInfo: userInfo(user) })],
  [served.selfSubjectAccessReviews, (exchange, spec) => access(exchange, exchange.user, spec)],
  [served.subjectAccessReviews, (exchange, spec) => access(exchange, subject(spec), spec)],
  [served.localSubjectAccessReviews, (exchange, spec) => access(exchange, subject(spec), spec)],
  [served.selfSubjectRulesReviews, rules],
  [served.tokenReviews, reviewToken],
]);

export function isReview(kind: Kind): boolean {
  return answers.has(kind);
}

/** Answers a review: an object that is not kept, whose status says what was asked for. */
export async function answerReview(exchange: Exchange, path: ResourcePath): Promise<void> {
  const { kind } = path;
  const body = decodeBody(exchange, path, await readBody(exchange.request, kind.model)) as { spec?: Spec };
  const status = await answers.get(kind)?.(exchange, body.spec ?? {});
  setWarnings(exchange);
  const type = { kind: kind.kind, apiVersion: apiVersion(kind), metadata: {} };
  sendJson(exchange.response, 201, {
    ...type,
    ...(body.spec === undefined ? {} : { spec: body.spec }),
    status,
  });
}

function subject({ user = '', groups = [] }: Spec): User {
  if (user === '' && groups.length === 0) throw badRequest('at least one of user or group must be specified');
  return { name: user, groups, extra: {}, grants: [] };
}

function access({ server }: Exchange, user: User, spec: Spec): unknown {
  const { resourceAttributes: wanted, nonResourceAttributes: path } = spec;
  if ((wanted === undefined) === (path === undefined))
    throw badRequest('exactly one of nonResourceAttributes or resourceAttributes must be specified');
  const decision =
    wanted === undefined
      ? server.authorizer.decidePath(user, path?.verb ?? '', path?.path ?? '')
      : server.authorizer.decide(user, {
          verb: wanted.verb ?? '',
          group: wanted.group ?? '',
          resource: wanted.resource ?? '',
          subresource: given(wanted.subresource),
          name: given(wanted.name),
          namespace: given(wanted.namespace),
        });
  return decided(decision);
}

const given = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

function decided({ allowed, reason }: Decision): unknown {
  return { allowed, ...(reason === '' ? {} : { reason }) };
}

function rules({ server, user }: Exchange, { namespace }: Spec): unknown {
  if (namespace === undefined) throw badRequest('no namespace on request');
  const all = server.authorizer.rulesOf(user, namespace);
  const of = (isResource: boolean): readonly PolicyRule[] =>
    all.filter((rule) => (rule.resources !== undefined) === isResource);
  return { resourceRules: of(true), nonResourceRules: of(false), incomplete: false };
}

async function reviewToken({ server }: Exchange, { token = '' }: Spec): Promise<unknown> {
  const presigned = presignedRequestOf(token, Date.now());
  const user = presigned === undefined ? undefined : await server.authenticate(presigned);
  if (user === undefined) return { user: {}, error: 'invalid bearer token' };
  return { authenticated: true, user: userInfo(user) };
}

function userInfo({ name, uid, groups, extra }: User): unknown {
  return {
    username: name,
    ...(uid === undefined ? {} : { uid }),
    groups,
    ...(Object.keys(extra).length === 0 ? {} : { extra }),
  };
}
