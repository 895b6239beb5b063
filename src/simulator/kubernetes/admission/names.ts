import type { Kind } from '../kind.ts';
import type { StatusCause } from '../statusError.ts';
import { randomText, type Random } from '../../world/random.ts';

/** The alphabet of generated names: no vowels and no look-alikes, so that no words arise. */
const safeAlphabet = 'bcdfghjklmnpqrstvwxz2456789';

/** Five characters, as they follow a generateName. */
export function nameSuffix(random: Random): string {
  return randomText(random, safeAlphabet, 5);
}

/** Digits of a hash put into the safe alphabet, as in a pod-template-hash. */
export function safeEncode(text: string): string {
  return Array.from(text, (character) => safeAlphabet[character.charCodeAt(0) % safeAlphabet.length]).join('');
}

const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const dns1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** What is wrong with the name of a new object. */
export function nameCauses(kind: Kind, name: string): readonly StatusCause[] {
  const field = 'metadata.name';
  if (name === '')
    return [{ reason: 'FieldValueRequired', message: 'Required value: name or generateName is required', field }];
  // Role names and the like may be any path segment.
  if (kind.group === 'rbac.authorization.k8s.io') return [];
  const service = kind.plural === 'services';
  if (service ? dns1035.test(name) && name.length <= 63 : subdomain.test(name) && name.length <= 253) return [];
  const rule = service
    ? "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')"
    : "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
  return [{ reason: 'FieldValueInvalid', message: `Invalid value: "${name}": ${rule}`, field }];
}
