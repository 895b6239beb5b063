export interface HttpRequest {
  readonly method: string;
  /** As the Host header says, with a port if it is not the usual one. */
  readonly host: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpResponse {
  readonly status: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The request as it goes over the wire. */
export function requestText({ method, path, host, headers, body }: HttpRequest): string {
  return messageText(`${method} ${path} HTTP/1.1`, { Host: host, ...headers }, body);
}

/** The response as it goes over the wire. */
export function responseText({ status, reason, headers, body }: HttpResponse): string {
  return messageText(`HTTP/1.1 ${status} ${reason}`, headers, body);
}

function messageText(first: string, headers: Readonly<Record<string, string>>, body: string): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [first, ...lines, '', body].join('\r\n');
}
