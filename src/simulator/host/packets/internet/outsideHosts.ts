import type { HttpRequest, HttpResponse } from '../http.ts';
import type { Asker, Listener } from '../listener.ts';
import type { OutsideHost } from './outsideHost.ts';

/**
 * The hosts the lab knows outside of AWS. `www.google.com` has the address and the distance it had in the lab of 2023;
 * the others are in blocks set aside for documentation (RFC 5737), so that no answer is mistaken for a stranger's.
 */
export const outsideHosts: readonly OutsideHost[] = [
  {
    address: '142.251.222.4',
    names: ['www.google.com', 'google.com'],
    roundTrip: 28.5,
    arrivingTtl: 104,
    answersPing: true,
    listeners: () => web('gws', () => page('Google')),
  },
  {
    address: '203.0.113.10',
    names: ['ipinfo.io'],
    roundTrip: 31,
    arrivingTtl: 54,
    answersPing: true,
    listeners: () => web('istio-envoy', addressInfo),
  },
  echoOfAddress('203.0.113.11', ['checkip.amazonaws.com'], 12),
  echoOfAddress('203.0.113.12', ['ifconfig.me', 'ifconfig.co', 'icanhazip.com', 'api.ipify.org'], 35),
  {
    address: '8.8.8.8',
    names: ['dns.google'],
    roundTrip: 30,
    arrivingTtl: 112,
    answersPing: true,
    listeners: () => web('scaffolding', () => page('Google Public DNS')),
  },
  {
    address: '1.1.1.1',
    names: ['one.one.one.one'],
    roundTrip: 2.4,
    arrivingTtl: 54,
    answersPing: true,
    listeners: () => web('cloudflare', () => page('1.1.1.1')),
  },
  plain('203.0.113.20', ['example.com', 'www.example.com'], 140, 'Example Domain'),
  plain('203.0.113.21', ['raw.githubusercontent.com', 'github.com'], 32, 'GitHub'),
  plain('203.0.113.22', ['www.amazon.com', 'aws.amazon.com', 'amazon.com'], 8, 'Amazon'),
  plain('203.0.113.23', ['www.naver.com', 'naver.com'], 3, 'NAVER'),
];

/** The host that has an address, or one of the names. */
export function outsideHost(addressOrName: string): OutsideHost | undefined {
  return outsideHosts.find(({ address, names }) => address === addressOrName || names.includes(addressOrName));
}

function plain(address: string, names: readonly string[], roundTrip: number, title: string): OutsideHost {
  return {
    address,
    names,
    roundTrip,
    arrivingTtl: 52,
    answersPing: true,
    listeners: () => web('web', () => page(title)),
  };
}

/** Answers with the address the question came from, on a line of its own. */
function echoOfAddress(address: string, names: readonly string[], roundTrip: number): OutsideHost {
  const tell = (_: HttpRequest, from: Asker): HttpResponse => response('text/plain', `${from.address}\n`);
  return { address, names, roundTrip, arrivingTtl: 52, answersPing: true, listeners: () => web('web', tell) };
}

function addressInfo({ path }: HttpRequest, from: Asker): HttpResponse {
  if (path === '/ip') return response('text/html; charset=utf-8', from.address);
  if (path === '/' || path === '/json')
    return response('application/json; charset=utf-8', `${JSON.stringify({ ip: from.address }, undefined, 2)}\n`);
  return { ...response('text/plain', 'Not found\n'), status: 404, reason: 'Not Found' };
}

function web(program: string, respond: (request: HttpRequest, from: Asker) => HttpResponse): readonly Listener[] {
  return [false, true].map((tls) => ({
    protocol: 'tcp',
    port: tls ? 443 : 80,
    program,
    service: { kind: 'http', tls, respond },
  }));
}

function page(title: string): HttpResponse {
  return response('text/html; charset=utf-8', `<!doctype html>\n<html><head><title>${title}</title></head></html>\n`);
}

function response(type: string, body: string): HttpResponse {
  const headers = { 'Content-Type': type, 'Content-Length': String(Buffer.byteLength(body)) };
  return { status: 200, reason: 'OK', headers, body };
}
