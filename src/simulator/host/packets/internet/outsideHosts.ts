import type { HttpResponse } from '../http.ts';
import { rawFiles } from './manifests.ts';
import { document, notFound, webHost, type OutsideHost, type Responder } from './outsideHost.ts';

/** Answers with the address the question came from, and nothing more. */
const ownAddress: Responder = (_, from) => document('text/plain', `${from.address}\n`);

const addressInfo: Responder = ({ path }, { address }) => {
  if (path === '/ip') return document('text/html; charset=utf-8', address);
  if (path !== '/' && path !== '/json') return notFound();
  return document('application/json; charset=utf-8', `${JSON.stringify({ ip: address }, undefined, 2)}\n`);
};

/**
 * The hosts the lab knows outside of AWS. `www.google.com` has the address and the distance it had in the lab of 2023;
 * most others are in a block set aside for documentation (RFC 5737), so that no answer is mistaken for a stranger's.
 */
export const outsideHosts: readonly OutsideHost[] = [
  webHost({ address: '142.251.222.4', names: ['www.google.com', 'google.com'], roundTrip: 28.5 }, page('Google'), 104),
  webHost({ address: '8.8.8.8', names: ['dns.google'], roundTrip: 30 }, page('Google Public DNS'), 112),
  webHost({ address: '1.1.1.1', names: ['one.one.one.one'], roundTrip: 2.4 }, page('1.1.1.1'), 54),
  webHost({ address: '203.0.113.10', names: ['ipinfo.io'], roundTrip: 31 }, addressInfo),
  webHost({ address: '203.0.113.11', names: ['checkip.amazonaws.com'], roundTrip: 12 }, ownAddress),
  webHost(
    {
      address: '203.0.113.12',
      names: ['ifconfig.me', 'ifconfig.co', 'icanhazip.com', 'api.ipify.org', 'ipecho.net'],
      roundTrip: 35,
    },
    ownAddress,
  ),
  webHost(
    { address: '203.0.113.20', names: ['example.com', 'www.example.com'], roundTrip: 140 },
    page('Example Domain'),
  ),
  webHost({ address: '203.0.113.21', names: ['raw.githubusercontent.com'], roundTrip: 32 }, rawFiles),
  webHost({ address: '203.0.113.22', names: ['github.com', 'geek-cookbook.github.io'], roundTrip: 32 }, page('GitHub')),
  webHost({ address: '203.0.113.23', names: ['aws.amazon.com', 'www.amazon.com'], roundTrip: 8 }, page('Amazon')),
  webHost({ address: '203.0.113.24', names: ['www.naver.com', 'naver.com'], roundTrip: 3 }, page('NAVER')),
  // Package repositories of Amazon Linux, image registries, and the endpoints of AWS.
  webHost({ address: '203.0.113.30', names: ['cdn.amazonlinux.com', '*.amazonaws.com'], roundTrip: 2 }, notFound),
  webHost(
    {
      address: '203.0.113.31',
      names: ['registry-1.docker.io', 'auth.docker.io', 'registry.k8s.io', 'quay.io', 'public.ecr.aws'],
      roundTrip: 40,
    },
    notFound,
  ),
];

/** Somebody at home on the internet, from where services are looked at. */
export const visitorAddress = '203.0.113.200';

/** The host that has an address, or a name. */
export function outsideHost(addressOrName: string): OutsideHost | undefined {
  return outsideHosts.find(({ address, names }) => address === addressOrName || names.some(isName(addressOrName)));
}

function isName(name: string): (known: string) => boolean {
  return (known) => known === name || (known.startsWith('*.') && name.endsWith(known.slice(1)));
}

function page(title: string): () => HttpResponse {
  const body = `<!doctype html>\n<html><head><title>${title}</title></head></html>\n`;
  return () => document('text/html; charset=utf-8', body);
}
