import type { NumberedState, PanelNotifications, PanelRequests, PanelStart, PanelState } from '../protocol.ts';
import type { Place, SectionId } from '../protocol/place.ts';
import { patchState } from '../protocol/statePatch.ts';
import { PageChannel, RpcError } from '../../webview/rpc.ts';
// oxlint-disable-next-line import/no-unassigned-import -- the bundler puts the styles beside the script
import './styles/panel.css';
import { Arrangement } from '../../webview/app/arrangement.ts';
import { webviewHost, type PageHost } from '../../webview/app/browserHost.ts';
import { Page } from './page.ts';
import { sectionKinds } from './sections.ts';
import { Hour } from './timeline/hour.ts';
import { progressRing } from '../../webview/app/toolkit.ts';

/** Milliseconds the host has to answer. It only begins what is asked, so it is slow only when something is wrong. */
const timeout = 10_000;

/** Milliseconds between two looks at the clock. */
const tickInterval = 1000;

class Main {
  readonly #host: PageHost;
  readonly #channel: PageChannel<PanelRequests, PanelNotifications>;
  readonly #hour = new Hour();
  #page: Page | undefined;
  #state: PanelState | undefined;
  #number = 0;
  #drawing = false;
  #catchingUp = false;
  /** How far the host's clock is ahead of ours, in milliseconds. */
  #ahead = 0;

  constructor(host: PageHost) {
    this.#host = host;
    this.#channel = new PageChannel({
      post: (message) => host.post(message),
      clock: host.clock,
      timeout,
      onNotification: {
        change: (change) => this.#change(change),
        show: (place) => this.#go(place),
        timeline: (piece) => this.#hour.add(piece),
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

  #draw({ strings, place, ...first }: PanelStart): void {
    const page = new Page(
      {
        strings,
        arrangement: new Arrangement(this.#host),
        hour: this.#hour,
        now: () => this.#host.clock.now() + this.#ahead,
        go: (target) => this.#go(target),
        reveal: (target) => void this.#ask('reveal', target),
        copy: (text) => void this.#ask('copy', { text }),
        run: (command) => void this.#ask('run', command),
        path: (question) => this.#channel.request('path', question),
        pathServices: () => this.#channel.request('pathServices', null),
      },
      this.#host,
    );
    this.#page = page;
    this.#take(first);
    this.#show();
    document.body.replaceChildren(page.root);
    page.begin();
    this.#go(place ?? { section: sectionOfLink() });
    window.addEventListener('hashchange', () => this.#go({ section: sectionOfLink() }));
    this.#tick(page);
    void this.#askHour();
  }

  /** What came before, once; what is new comes by itself. */
  async #askHour(): Promise<void> {
    const piece = await this.#ask('timeline', null);
    if (piece !== undefined) this.#hour.add(piece);
    this.#showSoon();
  }

  #take({ number, state }: NumberedState): void {
    this.#number = number;
    this.#state = state;
    this.#ahead = state.at - this.#host.clock.now();
  }

  /** Shows what has changed with the next frame. A change of a state that we do not have makes us ask for all of it. */
  #change({ from, number, patch }: PanelNotifications['change']): void {
    if (this.#state === undefined) return;
    if (from !== this.#number) return void this.#catchUp();
    this.#take({ number, state: patchState(this.#state, patch) });
    this.#showSoon();
  }

  async #catchUp(): Promise<void> {
    if (this.#catchingUp) return;
    this.#catchingUp = true;
    try {
      const whole = await this.#ask('state', null);
      if (whole === undefined) return;
      this.#take(whole);
      this.#showSoon();
    } finally {
      this.#catchingUp = false;
    }
  }

  /** However many changes come, a frame shows the last; a page that nobody sees has no frames. */
  #showSoon(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      this.#show();
    });
  }

  #show(): void {
    if (this.#state !== undefined) this.#page?.update(this.#state);
  }

  #go(place: Place): void {
    // What one goes to may have come with a change that is not drawn yet.
    this.#show();
    this.#page?.show(place);
  }

  #tick(page: Page): void {
    this.#host.clock.after(tickInterval, () => {
      if (document.visibilityState === 'visible') page.tick();
      this.#tick(page);
    });
  }

  /** The answer; undefined when there is none, which the page then says. */
  async #ask<Name extends keyof PanelRequests>(
    name: Name,
    params: PanelRequests[Name]['params'],
  ): Promise<PanelRequests[Name]['result'] | undefined> {
    this.#page?.showFailure(undefined);
    try {
      return await this.#channel.request(name, params);
    } catch (error) {
      this.#page?.showFailure(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }
}

/** The section that the page's address names after its `#`. */
function sectionOfLink(): SectionId | undefined {
  const name = window.location.hash.slice(1);
  return sectionKinds.find(({ id }) => id === name)?.id;
}

void new Main(webviewHost()).start();
