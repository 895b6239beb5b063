import type { AddressPool } from '../../../cni/addressPool.ts';
import type { PooledInterface } from '../../../cni/pooledInterface.ts';
import type { HttpRequest, HttpResponse } from '../http.ts';
import type { Listener } from '../listener.ts';
import { plainText } from './webPages.ts';

/** Since this minor version the daemon tells of its interfaces by network card. */
const cardsSince = 20;

/** The daemon's introspection endpoint, which only the machine itself reaches: `/v1/enis`. */
export function ipamdIntrospection(pool: AddressPool, minor: number, deviceOf: (eni: string) => number): Listener {
  const respond = ({ path }: HttpRequest): HttpResponse => {
    if (path === '/v1/enis') {
      const card = interfacesOf(pool, deviceOf);
      return json(minor >= cardsSince ? { 0: card } : card);
    }
    if (path === '/')
      return json({ AvailableCommands: ['/v1/enis', '/v1/eni-configs', '/v1/networkutils-env-settings'] });
    return plainText(404, 'Not Found', '404 page not found\n');
  };
  return {
    protocol: 'tcp',
    port: 61_679,
    address: '127.0.0.1',
    program: 'aws-k8s-agent',
    service: { kind: 'http', tls: false, respond },
  };
}

function interfacesOf(pool: AddressPool, deviceOf: (eni: string) => number): unknown {
  const described = pool.interfaces.map((each) => [each.id, interfaceOf(pool, each, deviceOf(each.id))]);
  return { TotalIPs: pool.total, AssignedIPs: pool.assigned, ENIs: Object.fromEntries(described) };
}

function interfaceOf(pool: AddressPool, { id, isPrimary, cidrs }: PooledInterface, device: number): unknown {
  const blocks = cidrs.map(({ cidr, isPrefix, addresses }) => {
    const name = isPrefix ? cidr : `${cidr}/32`;
    const given = addresses.filter((address) => pool.allocations.has(address));
    const block = {
      Cidr: { IP: cidr.split('/')[0], Mask: isPrefix ? '////8A==' : '/////w==' },
      IPAddresses: Object.fromEntries(given.map((address) => [address, addressOf(pool, address)])),
      IsPrefix: isPrefix,
      AddressFamily: '',
    };
    return [name, block];
  });
  return {
    ID: id,
    IsPrimary: isPrimary,
    IsTrunk: false,
    IsEFA: false,
    DeviceNumber: device,
    AvailableIPv4Cidrs: Object.fromEntries(blocks),
    IPv6Cidrs: {},
  };
}

function addressOf(pool: AddressPool, address: string): unknown {
  const { sandbox = '', namespace, name } = pool.allocations.get(address) ?? {};
  return {
    Address: address,
    IPAMKey: { networkName: 'aws-cni', containerID: sandbox, ifName: 'eth0' },
    IPAMMetadata: { k8sPodNamespace: namespace, k8sPodName: name },
  };
}

function json(value: unknown): HttpResponse {
  const body = JSON.stringify(value);
  const headers = { 'Content-Type': 'application/json', 'Content-Length': String(body.length) };
  return { status: 200, reason: 'OK', headers, body };
}
