/** A web address taken apart, as `curl` and `wget` read it: without a scheme it is HTTP. */
export interface WebAddress {
  readonly tls: boolean;
  readonly host: string;
  readonly port: number;
  /** With its query. */
  readonly path: string;
  /** What the Host header says. */
  readonly authority: string;
}

/** Undefined for a scheme that is neither HTTP nor HTTPS, or for no address at all. */
export function readWebAddress(text: string): WebAddress | undefined {
  const full = /^[a-z]+:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.parse(full);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return undefined;
  const tls = url.protocol === 'https:';
  return {
    tls,
    host: url.hostname,
    port: url.port === '' ? (tls ? 443 : 80) : Number(url.port),
    path: `${url.pathname}${url.search}`,
    authority: url.host,
  };
}
