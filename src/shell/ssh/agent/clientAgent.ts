import {
  AgentProtocol,
  BaseAgent,
  type GetStreamCallback,
  type IdentityCallback,
  type ParsedKey,
  type SignCallback,
  type SigningRequestOptions,
} from 'ssh2';
import type { AgentKey, KeyAgent } from './keyAgent.ts';

/** Our agent as an SSH client asks it: by itself, or over a stream for a host that the agent is forwarded to. */
export class ClientAgent extends BaseAgent<ParsedKey> {
  readonly #agent: KeyAgent | undefined;
  readonly #more: readonly AgentKey[];

  /** @param more keys to offer besides, of which nobody hears whom the agent is forwarded to. */
  constructor(agent: KeyAgent | undefined, more: readonly AgentKey[] = []) {
    super();
    this.#agent = agent;
    this.#more = more;
  }

  get #keys(): readonly AgentKey[] {
    return this.#agent?.keys ?? [];
  }

  override getIdentities(answer: IdentityCallback<ParsedKey>): void {
    answer(
      undefined,
      [...this.#keys, ...this.#more].map(({ key }) => key),
    );
  }

  override sign(
    publicKey: ParsedKey,
    data: Buffer,
    options: SigningRequestOptions | SignCallback,
    answer?: SignCallback,
  ): void {
    const [hash, tell] = typeof options === 'function' ? [undefined, options] : [options.hash, answer];
    const found = find([...this.#keys, ...this.#more], publicKey);
    if (found === undefined) return tell?.(new Error('The agent has no such key.'));
    try {
      tell?.(undefined, signed(found.key, data, hash));
    } catch (error) {
      tell?.(error as Error);
    }
  }

  override getStream(answer: GetStreamCallback): void {
    const protocol = new AgentProtocol(false);
    protocol.on('identities', (request) =>
      protocol.getIdentitiesReply(
        request,
        this.#keys.map(({ key }) => key),
      ),
    );
    protocol.on('sign', (request, publicKey, data, { hash }) => {
      const found = find(this.#keys, publicKey);
      if (found === undefined) protocol.failureReply(request);
      else protocol.signReply(request, signed(found.key, data, hash));
    });
    answer(undefined, protocol);
  }
}

function find(keys: readonly AgentKey[], publicKey: ParsedKey): AgentKey | undefined {
  const wanted = publicKey.getPublicSSH();
  return keys.find(({ key }) => key.getPublicSSH().equals(wanted));
}

/** @param hash of an RSA key's signature; the other kinds have one of their own. */
function signed(key: ParsedKey, data: Buffer, hash: string | undefined): Buffer {
  // Instead of throwing it returns the error.
  const signature: Buffer | Error = key.sign(data, hash);
  if (signature instanceof Error) throw signature;
  return signature;
}
