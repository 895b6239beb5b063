import { utils } from 'ssh2';

/** A pair of keys as OpenSSH writes them. Now and then the library makes one that it cannot read itself. */
export function keyPair(comment = '', passphrase?: string): { readonly private: string; readonly public: string } {
  for (;;) {
    const locked = passphrase === undefined ? {} : { passphrase, cipher: 'aes256-ctr', rounds: 1 };
    const pair = utils.generateKeyPairSync('ed25519', { comment, ...locked });
    const read = utils.parseKey(pair.private, passphrase);
    if (!(read instanceof Error)) return pair;
  }
}
