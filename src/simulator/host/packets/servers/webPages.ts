import type { HttpRequest, HttpResponse } from '../http.ts';

/** The page that a fresh nginx serves, and what it says of everything else. */
export function nginx({ path }: HttpRequest, version: string): HttpResponse {
  const known = path === '/' || path === '/index.html';
  const title = known ? 'Welcome to nginx!' : '404 Not Found';
  const body = known ? welcome : notFound(version);
  return html(known ? 200 : 404, known ? 'OK' : 'Not Found', `nginx/${version}`, body.replace('%title%', title));
}

/** A page with a title and nothing else. */
export function titled(title: string, server: string): HttpResponse {
  return page(server, `<!DOCTYPE html>\n<html>\n<head>\n<title>${title}</title>\n</head>\n<body></body>\n</html>\n`);
}

/** A page as it is written. */
export function page(server: string, text: string): HttpResponse {
  return html(200, 'OK', server, text);
}

/** A word as plain text. */
export function plainText(status: number, reason: string, body: string): HttpResponse {
  return response(status, reason, { 'Content-Type': 'text/plain; charset=utf-8' }, body);
}

const welcome = `<!DOCTYPE html>
<html>
<head>
<title>%title%</title>
</head>
<body>
<h1>Welcome to nginx!</h1>
</body>
</html>
`;

function notFound(version: string): string {
  return `<html>\r\n<head><title>%title%</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>\r\n<hr><center>nginx/${version}</center>\r\n</body>\r\n</html>\r\n`;
}

function html(status: number, reason: string, server: string, body: string): HttpResponse {
  return response(status, reason, { Server: server, 'Content-Type': 'text/html' }, body);
}

function response(status: number, reason: string, headers: HttpResponse['headers'], body: string): HttpResponse {
  return { status, reason, headers: { ...headers, 'Content-Length': String(Buffer.byteLength(body)) }, body };
}
