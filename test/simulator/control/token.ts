import { createHash, createHmac } from 'node:crypto';

export interface TokenOptions {
  /** When it is signed, milliseconds since the epoch. */
  readonly at?: number;
  readonly cluster?: string;
  readonly secret?: string;
  readonly signedHeaders?: string;
  readonly host?: string;
}

/** The secret of a key of the test lab. */
export function secretOf(accessKeyId: string): string {
  return `secret of ${accessKeyId}`;
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/**
 * A bearer token as `aws eks get-token` makes one: a presigned GetCallerIdentity request, signed with Signature
 * Version 4 as its documentation describes it.
 */
export function tokenOf(accessKeyId: string, options: TokenOptions = {}): string {
  const { cluster = 'myeks', secret = secretOf(accessKeyId), signedHeaders = 'host;x-k8s-aws-id' } = options;
  const host = options.host ?? 'sts.ap-northeast-2.amazonaws.com';
  const date = new Date(options.at ?? Date.now()).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const scope = [date.slice(0, 8), 'ap-northeast-2', 'sts', 'aws4_request'];
  const query = Object.entries({
    Action: 'GetCallerIdentity',
    Version: '2011-06-15',
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': [accessKeyId, ...scope].join('/'),
    'X-Amz-Date': date,
    'X-Amz-Expires': '60',
    'X-Amz-SignedHeaders': signedHeaders,
  })
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  const headers: Readonly<Record<string, string>> = { host, 'x-k8s-aws-id': cluster };
  const lines = signedHeaders.split(';').map((name) => `${name}:${headers[name]}\n`);
  const emptyBody = createHash('sha256').update('').digest('hex');
  const canonical = ['GET', '/', query, lines.join(''), signedHeaders, emptyBody].join('\n');
  const hash = createHash('sha256').update(canonical).digest('hex');
  const text = ['AWS4-HMAC-SHA256', date, scope.join('/'), hash].join('\n');
  const key = scope.reduce<string | Buffer>((secretKey, part) => hmac(secretKey, part), `AWS4${secret}`);
  const signature = createHmac('sha256', key).update(text).digest('hex');
  const url = `https://${host}/?${query}&X-Amz-Signature=${signature}`;
  return `k8s-aws-v1.${Buffer.from(url).toString('base64url')}`;
}
