const prefix = 'k8s-aws-v1.';
const lifetime = 15 * 60 * 1000;

/** Hosts at which STS answers, or a stand-in for it on this machine. */
const stsHost = /^(sts(\.[a-z0-9-]+)?\.amazonaws\.com(\.cn)?|127\.0\.0\.1|localhost)$/;

/**
 * The access key id inside an EKS bearer token, which is a presigned STS GetCallerIdentity request; undefined if the
 * token is none, is not for a cluster, or is older than fifteen minutes at `now` (milliseconds since the epoch).
 */
export function accessKeyOf(authorization: string | undefined, now: number): string | undefined {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  if (token?.startsWith(prefix) !== true) return undefined;
  const text = Buffer.from(token.slice(prefix.length), 'base64url').toString('utf8');
  const url = URL.parse(text);
  if (url === null || !stsHost.test(url.hostname)) return undefined;
  const parameters = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  const signed = (parameters.get('x-amz-signedheaders') ?? '').split(';');
  const wanted =
    parameters.get('action') === 'GetCallerIdentity' && signed.includes('host') && signed.includes('x-k8s-aws-id');
  const date = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(parameters.get('x-amz-date') ?? '');
  if (!wanted || date === null) return undefined;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = date.slice(1).map(Number);
  const age = now - Date.UTC(year, month - 1, day, hours, minutes, seconds);
  if (age > lifetime || age < -lifetime) return undefined;
  return parameters.get('x-amz-credential')?.split('/')[0];
}
