import type { PanelNotifications, PanelRequests, PanelStart } from '../protocol.ts';
import { PageChannel, RpcError } from '../rpc.ts';
// oxlint-disable-next-line import/no-unassigned-import -- the bundler puts the styles beside the script
import './styles/panel.css';
import { Arrangement } from './arrangement.ts';
import { webviewHost, type PageHost } from './browserHost.ts';
import { Page } from './page.ts';
import { progressRing } from './toolkit.ts';

/** Milliseconds the host has to answer. It only begins what is asked, so it is slow only when something is wrong. */
const timeout = 10_000;

/** Milliseconds between two looks at the clock. */
const tickInterval = 1000;

class Main {
  readonly #host: PageHost;
  readonly #channel: PageChannel<PanelRequests, PanelNotifications>;
  #page: Page | undefined;
  /** How far the host's clock is ahead of ours, in milliseconds. */
  #ahead = 0;

  constructor(host: PageHost) {
    this.#host = host;
    this.#channel = new PageChannel({
      post: (message) => host.post(message),
      clock: host.clock,
      timeout,
      onNotification: {
        state: (state) => this.#show(state),
        show: ({ nodeName }) => this.#page?.showNode(nodeName),
      },
    });
    host.onMessage((message) => this.#channel.receive(message));
  }

  /** Draws the page once the host answers. A host that does not answer is asked again: it may still be starting. */
  async start(): Promise<void> {
    document.body.replaceChildren(progressRing(document.title));
    for (;;) {
      try {
        this.#draw(await this.#channel.request('ready', null));
        return;
      } catch (error) {
        if (!(error instanceof RpcError) || error.reason !== 'timeout') throw error;
      }
    }
  }

  #draw({ state, strings, show }: PanelStart): void {
    const page = new Page(
      {
        strings,
        arrangement: new Arrangement(this.#host),
        now: () => this.#host.clock.now() + this.#ahead,
        reveal: (target) => void this.#ask('reveal', target),
        copy: (text) => void this.#ask('copy', { text }),
        run: (command) => void this.#ask('run', command),
      },
      this.#host,
    );
    this.#page = page;
    this.#show(state);
    document.body.replaceChildren(page.root);
    if (show !== undefined) page.showNode(show);
    this.#tick(page);
  }

  #show(state: PanelStart['state']): void {
    this.#ahead = state.at - this.#host.clock.now();
    this.#page?.update(state);
  }

  #tick(page: Page): void {
    this.#host.clock.after(tickInterval, () => {
      if (document.visibilityState === 'visible') page.tick();
      this.#tick(page);
    });
  }

  async #ask<Name extends keyof PanelRequests>(name: Name, params: PanelRequests[Name]['params']): Promise<void> {
    this.#page?.showFailure(undefined);
    try {
      await this.#channel.request(name, params);
    } catch (error) {
      this.#page?.showFailure(error instanceof Error ? error.message : String(error));
    }
  }
}

void new Main(webviewHost()).start();
