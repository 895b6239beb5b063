const prefix = 'k8s-aws-v1.';
/** How long after it was signed a token is taken, milliseconds. */
const lifetime = 15 * 60 * 1000;

/** Hosts at which STS answers, or a stand-in for it on this machine. */
const stsHost = /^(sts(\.[a-z0-9-]+)?\.amazonaws\.com(\.cn)?|127\.0\.0\.1|localhost)$/;

/** The header that ties a token to a cluster. */
export const clusterHeader = 'x-k8s-aws-id';

/** The query parameters that a token's URL may have, in lower case. */
const allowed = new Set([
  'action',
  'version',
  'x-amz-algorithm',
  'x-amz-credential',
  'x-amz-date',
  'x-amz-expires',
  'x-amz-security-token',
  'x-amz-signature',
  'x-amz-signedheaders',
]);

/**
 * The presigned STS GetCallerIdentity request inside an EKS bearer token; undefined if the token is none, does not sign
 * the cluster, or is older than fifteen minutes at `now` (milliseconds since the epoch). Its signature is not checked.
 */
export function presignedRequestOf(token: string, now: number): URL | undefined {
  if (!token.startsWith(prefix)) return undefined;
  const url = URL.parse(Buffer.from(token.slice(prefix.length), 'base64url').toString('utf8'));
  if (url === null || url.pathname !== '/' || !stsHost.test(url.hostname)) return undefined;
  const parameters = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  if (parameters.size !== url.searchParams.size || [...parameters.keys()].some((name) => !allowed.has(name)))
    return undefined;
  const signed = (parameters.get('x-amz-signedheaders') ?? '').split(';');
  const wanted =
    parameters.get('action') === 'GetCallerIdentity' && signed.includes('host') && signed.includes(clusterHeader);
  const date = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(parameters.get('x-amz-date') ?? '');
  if (!wanted || date === null) return undefined;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = date.slice(1).map(Number);
  const age = now - Date.UTC(year, month - 1, day, hours, minutes, seconds);
  return age > lifetime || age < -lifetime ? undefined : url;
}
