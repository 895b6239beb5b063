import { generateKeyNow } from '../../world/compute/keyMaterial.ts';

/** The keys of one run: of all the machines, and of the learner's terminal. They are made anew each time. */
export interface SshKeys {
  readonly host: SshKey;
  readonly client: SshKey;
}

export interface SshKey {
  /** In OpenSSH's form. */
  readonly privateKey: string;
  /** One line, as in `authorized_keys`. */
  readonly publicKey: string;
}

export function makeSshKeys(): SshKeys {
  return { host: generateKeyNow('ed25519'), client: generateKeyNow('ed25519') };
}
