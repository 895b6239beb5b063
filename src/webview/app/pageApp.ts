import { PageChannel, RpcError, type PageChannelOptions, type Requests } from '../rpc.ts';
import type { PageHost } from './browserHost.ts';

/** Milliseconds the host has to answer. It only begins what is asked, so it is slow only when something is wrong. */
const timeout = 10_000;

/** Milliseconds between two looks at the clock. */
const tickInterval = 1000;

/** What a page draws. */
export interface PageView<State> {
  readonly root: HTMLElement;
  update(state: State): void;
  /** Once a second: times grow while nothing else changes. */
  tick(): void;
  /** Says that a request failed; undefined takes it back. */
  showFailure(message: string | undefined): void;
}

/** A page while it is open: what it asks its host (`R`) and hears from it (`N`), the newest state on the screen, the ticking seconds. */
export class PageApp<R extends Requests<R>, N, State extends { readonly at: number }> {
  readonly #host: PageHost;
  readonly #channel: PageChannel<R, N>;
  #view: PageView<State> | undefined;
  #state: State | undefined;
  #drawing = false;
  /** How far the host's clock is ahead of ours, in milliseconds. */
  #ahead = 0;

  constructor(host: PageHost, onNotification: PageChannelOptions<N>['onNotification']) {
    this.#host = host;
    this.#channel = new PageChannel({
      post: (message) => host.post(message),
      clock: host.clock,
      timeout,
      onNotification,
    });
    host.onMessage((message) => this.#channel.receive(message));
  }

  /** What is shown, or will be with the next frame; undefined until the page is open. */
  get state(): State | undefined {
    return this.#state;
  }

  /** The host's time now, in milliseconds since the epoch. */
  now(): number {
    return this.#host.clock.now() + this.#ahead;
  }

  /** The host's first answer, with a sign of life on the page until then. A host that is silent is asked again: it may be starting. */
  async begin<Start>(sign: HTMLElement, ask: () => Promise<Start>): Promise<Start> {
    document.body.replaceChildren(sign);
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof RpcError) || error.reason !== 'timeout') throw error;
      }
    }
  }

  /** Puts the view on the page, with the first state. */
  open(view: PageView<State>, state: State): void {
    this.#view = view;
    this.#keep(state);
    view.update(state);
    document.body.replaceChildren(view.root);
    this.#tick(view);
  }

  /** A newer state, to be shown with the next frame. Before the page is open, the host's first answer is newer. */
  take(state: State): void {
    if (this.#view === undefined) return;
    this.#keep(state);
    this.showSoon();
  }

  /** However many changes come, a frame shows the last; a page that nobody sees has no frames. */
  showSoon(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      this.show();
    });
  }

  /** Shows the newest state now. */
  show(): void {
    if (this.#state !== undefined) this.#view?.update(this.#state);
  }

  /** The host's answer; rejects when there is none. */
  request<K extends keyof R & string>(name: K, params: R[K]['params']): Promise<R[K]['result']> {
    return this.#channel.request(name, params);
  }

  /** The host's answer; undefined when there is none, which the page then says. */
  async ask<K extends keyof R & string>(name: K, params: R[K]['params']): Promise<R[K]['result'] | undefined> {
    this.#view?.showFailure(undefined);
    try {
      return await this.#channel.request(name, params);
    } catch (error) {
      this.#view?.showFailure(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  #keep(state: State): void {
    this.#state = state;
    this.#ahead = state.at - this.#host.clock.now();
  }

  #tick(view: PageView<State>): void {
    this.#host.clock.after(tickInterval, () => {
      if (document.visibilityState === 'visible') view.tick();
      this.#tick(view);
    });
  }
}
