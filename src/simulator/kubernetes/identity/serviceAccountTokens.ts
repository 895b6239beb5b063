import { generateKeyPairSync, randomUUID, sign, verify } from 'node:crypto';
import { serviceAccounts } from '../kinds.ts';
import type { ObjectStore } from '../objectStore.ts';
import { serviceAccountUser, type User } from './user.ts';

interface Claims {
  readonly aud: readonly string[];
  readonly exp: number;
  readonly sub: string;
  readonly 'kubernetes.io': {
    readonly namespace: string;
    readonly serviceaccount: { readonly name: string; readonly uid: string };
  };
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signs and reads the tokens of service accounts (RFC 7519, ES256) with a key of its own. Times are real seconds. */
export class ServiceAccountTokens {
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #store: ObjectStore;
  readonly issuer: string;

  constructor(store: ObjectStore, issuer: string) {
    this.#store = store;
    this.issuer = issuer;
  }

  issue(
    account: { namespace: string; name: string; uid: string },
    seconds: number,
    audiences: readonly string[],
  ): string {
    const now = Math.floor(Date.now() / 1000);
    const { namespace, name, uid } = account;
    const claims = {
      aud: audiences.length > 0 ? audiences : [this.issuer],
      exp: now + seconds,
      iat: now,
      iss: this.issuer,
      jti: randomUUID(),
      'kubernetes.io': { namespace, serviceaccount: { name, uid } },
      nbf: now,
      sub: `system:serviceaccount:${namespace}:${name}`,
    };
    const text = `${encode({ alg: 'ES256', kid: 'simulator' })}.${encode(claims)}`;
    const signature = sign('sha256', Buffer.from(text), { key: this.#keys.privateKey, dsaEncoding: 'ieee-p1363' });
    return `${text}.${signature.toString('base64url')}`;
  }

  /** The service account a token speaks for; undefined if it is forged, over, or for an account that is gone. */
  userOf(token: string): User | undefined {
    const [header = '', payload = '', signature = ''] = token.split('.');
    const key = { key: this.#keys.publicKey, dsaEncoding: 'ieee-p1363' } as const;
    const signed = Buffer.from(`${header}.${payload}`);
    if (!verify('sha256', signed, key, Buffer.from(signature, 'base64url'))) return undefined;
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims;
    const { namespace, serviceaccount } = claims['kubernetes.io'];
    const account = this.#store.get(serviceAccounts, namespace, serviceaccount.name);
    if (claims.exp * 1000 < Date.now() || account?.metadata.uid !== serviceaccount.uid) return undefined;
    return claims.aud.includes(this.issuer)
      ? serviceAccountUser(namespace, serviceaccount.name, serviceaccount.uid)
      : undefined;
  }
}
