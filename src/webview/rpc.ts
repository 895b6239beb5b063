import type { Clock } from '../base/clock.ts';
import { onDispose, type Disposable } from '../base/disposable.ts';

/** Requests a page may make, by name. */
export type Requests<R> = { readonly [K in keyof R]: { readonly params: unknown; readonly result: unknown } };

/** Bumped when a message changes its meaning: a page of another version is told so instead of being misread. */
const version = 1;

type Message =
  | {
      readonly version: number;
      readonly kind: 'request';
      readonly id: number;
      readonly name: string;
      readonly params: unknown;
    }
  | {
      readonly version: number;
      readonly kind: 'reply';
      readonly id: number;
      readonly ok: true;
      readonly result: unknown;
    }
  | {
      readonly version: number;
      readonly kind: 'reply';
      readonly id: number;
      readonly ok: false;
      readonly error: RpcFailure;
    }
  | { readonly version: number; readonly kind: 'notification'; readonly name: string; readonly params: unknown };

export type RpcReason = 'timeout' | 'closed' | 'version' | 'unknown-request' | 'invalid-params' | 'failed';

interface RpcFailure {
  readonly reason: RpcReason;
  readonly message: string;
}

/** A request that got no good answer. */
export class RpcError extends Error {
  readonly reason: RpcReason;

  constructor(reason: RpcReason, message: string) {
    super(message);
    this.name = 'RpcError';
    this.reason = reason;
  }
}

export interface PageChannelOptions<N> {
  readonly post: (message: unknown) => void;
  readonly clock: Clock;
  /** Milliseconds until a request without a reply fails. */
  readonly timeout: number;
  readonly onNotification: { readonly [K in keyof N]: (params: N[K]) => void };
}

/** The page's end: asks, and hears what the host tells unasked. Every request ends: answered, failed or timed out. */
export class PageChannel<R extends Requests<R>, N> implements Disposable {
  readonly #options: PageChannelOptions<N>;
  readonly #listeners: ReadonlyMap<string, (params: unknown) => void>;
  readonly #open = new Map<
    number,
    { settle(message: Message & { kind: 'reply' }): void; fail(error: RpcError): void }
  >();
  #lastId = 0;

  constructor(options: PageChannelOptions<N>) {
    this.#options = options;
    this.#listeners = new Map(
      Object.entries<(params: never) => void>(options.onNotification) as [string, (params: unknown) => void][],
    );
  }

  request<K extends keyof R & string>(name: K, params: R[K]['params']): Promise<R[K]['result']> {
    const { post, clock, timeout } = this.#options;
    const id = (this.#lastId += 1);
    return new Promise((resolve, reject) => {
      const fail = (error: RpcError) => {
        done.dispose();
        reject(error);
      };
      const timer = clock.after(timeout, () => fail(new RpcError('timeout', `no reply to ${name} in ${timeout} ms`)));
      const done = onDispose(() => {
        timer.dispose();
        this.#open.delete(id);
      });
      this.#open.set(id, {
        fail,
        settle(reply) {
          if (!reply.ok) return fail(new RpcError(reply.error.reason, reply.error.message));
          done.dispose();
          resolve(reply.result);
        },
      });
      post({ version, kind: 'request', id, name, params } satisfies Message);
    });
  }

  /** Takes what arrived at the page. Anything that is no message of ours is left alone. */
  receive(data: unknown): void {
    if (!isMessage(data) || data.version !== version) return;
    if (data.kind === 'reply') this.#open.get(data.id)?.settle(data);
    if (data.kind === 'notification') this.#listeners.get(data.name)?.(data.params);
  }

  dispose(): void {
    for (const request of this.#open.values()) request.fail(new RpcError('closed', 'the panel was closed'));
  }
}

/** How the host answers each request: read what came (throwing on anything else), then act. */
export type Handlers<R extends Requests<R>> = {
  readonly [K in keyof R]: {
    readonly parse: (params: unknown) => R[K]['params'];
    readonly run: (params: R[K]['params']) => R[K]['result'] | Promise<R[K]['result']>;
  };
};

/** The host's end: answers, and tells. A request that cannot be answered gets an error as its reply, never silence. */
export class HostChannel<R extends Requests<R>, N> {
  readonly #post: (message: unknown) => void;
  readonly #handlers: Handlers<R>;

  constructor(post: (message: unknown) => void, handlers: Handlers<R>) {
    this.#post = post;
    this.#handlers = handlers;
  }

  notify<K extends keyof N & string>(name: K, params: N[K]): void {
    this.#post({ version, kind: 'notification', name, params } satisfies Message);
  }

  /** Takes what the page sent; settles once the reply is posted. Anything that is no request is left alone. */
  async receive(data: unknown): Promise<void> {
    if (!isMessage(data) || data.kind !== 'request') return;
    const { id } = data;
    try {
      const result = await this.#answer(data);
      this.#post({ version, kind: 'reply', id, ok: true, result } satisfies Message);
    } catch (error) {
      const reason = error instanceof RpcError ? error.reason : 'failed';
      const message = error instanceof Error ? error.message : String(error);
      this.#post({ version, kind: 'reply', id, ok: false, error: { reason, message } } satisfies Message);
    }
  }

  async #answer(request: Message & { kind: 'request' }): Promise<unknown> {
    if (request.version !== version) throw new RpcError('version', `the page speaks version ${request.version}`);
    if (!Object.hasOwn(this.#handlers, request.name))
      throw new RpcError('unknown-request', `no such request: ${request.name}`);
    const handler = this.#handlers[request.name as keyof R];
    return handler.run(handler.parse(request.params));
  }
}

function isMessage(data: unknown): data is Message {
  if (typeof data !== 'object' || data === null) return false;
  const { version: number, kind, id, name, ok, error } = data as Record<string, unknown>;
  if (typeof number !== 'number') return false;
  if (kind === 'request') return Number.isSafeInteger(id) && typeof name === 'string';
  if (kind === 'notification') return typeof name === 'string';
  if (kind !== 'reply' || !Number.isSafeInteger(id)) return false;
  return ok === true || (ok === false && typeof error === 'object' && error !== null);
}
