import { Arrangement } from '../../webview/app/arrangement.ts';
import { webviewHost, type PageHost } from '../../webview/app/browserHost.ts';
import { element } from '../../webview/app/element.ts';
import { PageChannel, RpcError } from '../../webview/rpc.ts';
import type { DeployPageNotifications, DeployPageRequests, DeployPageStart, DeployPageState } from '../protocol.ts';
// oxlint-disable-next-line import/no-unassigned-import -- the bundler puts the styles beside the script
import './styles/deploy.css';
import { Draft } from './draft.ts';
import { DeployPageView } from './page.ts';
import type { Asks } from './pageContext.ts';

/** Milliseconds the host has to answer. It only begins what is asked, so it is slow only when something is wrong. */
const timeout = 10_000;

/** Milliseconds between two looks at the clock. */
const tickInterval = 1000;

class Main {
  readonly #host: PageHost;
  readonly #channel: PageChannel<DeployPageRequests, DeployPageNotifications>;
  #page: DeployPageView | undefined;
  #state: DeployPageState | undefined;
  #drawing = false;
  /** How far the host's clock is ahead of ours, in milliseconds. */
  #ahead = 0;

  constructor(host: PageHost) {
    this.#host = host;
    this.#channel = new PageChannel({
      post: (message) => host.post(message),
      clock: host.clock,
      timeout,
      onNotification: {
        state: (state) => this.#take(state),
        focus: ({ key }) => this.#page?.focus(key),
      },
    });
    host.onMessage((message) => this.#channel.receive(message));
  }

  /** Draws the page once the host answers. A host that does not answer is asked again: it may still be starting. */
  async start(): Promise<void> {
    document.body.replaceChildren(element('p', { className: 'starting', text: document.title }));
    for (;;) {
      try {
        this.#draw(await this.#channel.request('ready', null));
        return;
      } catch (error) {
        if (!(error instanceof RpcError) || error.reason !== 'timeout') throw error;
      }
    }
  }

  #draw({ strings, state, focus }: DeployPageStart): void {
    const ask = <Name extends keyof Asks>(name: Name, params: Asks[Name]['params']) => void this.#ask(name, params);
    const draft = new Draft(
      {
        setName: (name) => ask('setName', { name }),
        setValue: (key, value) => ask('setValue', { key, value }),
        resetValue: (key) => ask('resetValue', { key }),
      },
      this.#host.clock,
    );
    this.#page = new DeployPageView(
      {
        strings,
        arrangement: new Arrangement(this.#host),
        now: () => this.#host.clock.now() + this.#ahead,
        ask,
        tellHost: (action) => ask('act', action),
      },
      draft,
      this.#host,
    );
    this.#state = state;
    this.#ahead = state.at - this.#host.clock.now();
    this.#page.update(state);
    document.body.replaceChildren(this.#page.root);
    if (focus !== undefined) this.#page.focus(focus);
    this.#tick(this.#page);
  }

  /** However many states come, a frame shows the last. */
  #take(state: DeployPageState): void {
    if (this.#state === undefined) return;
    this.#state = state;
    this.#ahead = state.at - this.#host.clock.now();
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      if (this.#state !== undefined) this.#page?.update(this.#state);
    });
  }

  #tick(page: DeployPageView): void {
    this.#host.clock.after(tickInterval, () => {
      if (document.visibilityState === 'visible') page.tick();
      this.#tick(page);
    });
  }

  async #ask<Name extends keyof Asks>(name: Name, params: Asks[Name]['params']): Promise<void> {
    this.#page?.showFailure(undefined);
    try {
      await this.#channel.request(name, params);
    } catch (error) {
      this.#page?.showFailure(error instanceof Error ? error.message : String(error));
    }
  }
}

void new Main(webviewHost()).start();
