import type { ParsedKey } from 'ssh2';

/** A private key that `ssh` may use, and what people call it. */
export interface AgentKey {
  readonly key: ParsedKey;
  readonly comment: string;
}

/** Private keys in the memory of this process, for as long as somebody has them there: no file, no socket, no other program. */
export class KeyAgent {
  /** What `SSH_AUTH_SOCK` says of it. No file of that name is there: programs of the machine do not find it. */
  readonly socket = '/tmp/eks-lab-shell-agent';
  /** The process that it is in. */
  readonly pid: number;
  #keys: readonly AgentKey[] = [];
  #isRunning = true;

  constructor(pid: number) {
    this.pid = pid;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** In the order in which they were added. */
  get keys(): readonly AgentKey[] {
    return this.#keys;
  }

  /** Adds a key, or names it anew if it is there. */
  add(added: AgentKey): void {
    const place = this.#keys.findIndex(({ key }) => key.getPublicSSH().equals(added.key.getPublicSSH()));
    this.#keys = place < 0 ? [...this.#keys, added] : this.#keys.with(place, added);
  }

  /** @param publicKey as on the wire. Undefined if it was not there. */
  find(publicKey: Buffer): AgentKey | undefined {
    return this.#keys.find(({ key }) => key.getPublicSSH().equals(publicKey));
  }

  remove(removed: AgentKey): void {
    this.#keys = this.#keys.filter((each) => each !== removed);
  }

  clear(): void {
    this.#keys = [];
  }

  start(): void {
    this.#isRunning = true;
  }

  /** Forgets its keys, and takes no others until it is started again. */
  stop(): void {
    this.clear();
    this.#isRunning = false;
  }
}
