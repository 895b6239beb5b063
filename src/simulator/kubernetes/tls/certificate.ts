import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { bits, integer, octets, oid, sequence, set, tagged, truth, utcTime, utf8 } from './der.ts';

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));
const day = 24 * 60 * 60 * 1000;

export interface Authority {
  readonly certificatePem: string;
  readonly privateKey: KeyObject;
  readonly keyId: Buffer;
  readonly name: string;
}

export interface ServerIdentity {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

/** A new certificate authority (P-256, ten years) that lives in memory only, as every EKS cluster has its own. */
export function createAuthority(name: string, now: number): Authority {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keyId = keyIdentifier(keys.publicKey);
  const certificate = issue({
    subject: name,
    issuer: name,
    notBefore: now - day,
    notAfter: now + 3650 * day,
    publicKey: keys.publicKey,
    signWith: keys.privateKey,
    extensions: [
      extension('2.5.29.19', sequence(truth()), true),
      // keyCertSign and cRLSign, digitalSignature.
      extension('2.5.29.15', bits(Buffer.from([0x86]), 1), true),
      extension('2.5.29.14', octets(keyId)),
    ],
  });
  return { certificatePem: certificate, privateKey: keys.privateKey, keyId, name };
}

/** A server certificate for addresses and names on this machine, signed by `authority`; one year. */
export function issueServerCertificate(
  authority: Authority,
  subject: string,
  alternatives: { readonly addresses: readonly string[]; readonly names: readonly string[] },
  now: number,
): ServerIdentity {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const names = alternatives.names.map((name) => tagged(0x82, Buffer.from(name)));
  const addresses = alternatives.addresses.map((text) => tagged(0x87, Buffer.from(text.split('.').map(Number))));
  const certificatePem = issue({
    subject,
    issuer: authority.name,
    notBefore: now - day,
    notAfter: now + 365 * day,
    publicKey: keys.publicKey,
    signWith: authority.privateKey,
    extensions: [
      extension('2.5.29.15', bits(Buffer.from([0x80]), 7), true),
      extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.1'))),
      extension('2.5.29.35', sequence(tagged(0x80, authority.keyId))),
      extension('2.5.29.17', sequence(...names, ...addresses)),
    ],
  });
  return { certificatePem, privateKeyPem: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

interface Request {
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: KeyObject;
  readonly signWith: KeyObject;
  readonly extensions: readonly Buffer[];
}

/** Version 3 of RFC 5280, in PEM. */
function issue(request: Request): string {
  const serial = randomBytes(12);
  serial[0] = (serial[0] ?? 0) | 0x40;
  const tbs = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(serial),
    ecdsaWithSha256,
    commonName(request.issuer),
    sequence(utcTime(request.notBefore), utcTime(request.notAfter)),
    commonName(request.subject),
    request.publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...request.extensions)),
  );
  const certificate = sequence(tbs, ecdsaWithSha256, bits(sign('sha256', tbs, request.signWith)));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function commonName(name: string): Buffer {
  return sequence(set(sequence(oid('2.5.4.3'), utf8(name))));
}

function extension(id: string, value: Buffer, critical = false): Buffer {
  return sequence(oid(id), ...(critical ? [truth()] : []), octets(value));
}

function keyIdentifier(key: KeyObject): Buffer {
  return createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest();
}
