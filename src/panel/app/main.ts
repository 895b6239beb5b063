import type { NumberedState, PanelNotifications, PanelRequests, PanelStart, PanelState } from '../protocol.ts';
import type { Place, SectionId } from '../protocol/place.ts';
import { patchState } from '../protocol/statePatch.ts';
// oxlint-disable-next-line import/no-unassigned-import -- the bundler puts the styles beside the script
import './styles/panel.css';
import { Arrangement } from '../../webview/app/arrangement.ts';
import { webviewHost, type PageHost } from '../../webview/app/browserHost.ts';
import { PageApp } from '../../webview/app/pageApp.ts';
import { Page } from './page.ts';
import { sectionKinds } from './sections.ts';
import { Hour } from './timeline/hour.ts';
import { progressRing } from '../../webview/app/toolkit.ts';

class Main {
  readonly #host: PageHost;
  readonly #app: PageApp<PanelRequests, PanelNotifications, PanelState>;
  readonly #hour = new Hour();
  #page: Page | undefined;
  #number = 0;
  #catchingUp = false;

  constructor(host: PageHost) {
    this.#host = host;
    this.#app = new PageApp(host, {
      change: (change) => this.#change(change),
      show: (place) => this.#go(place),
      timeline: (piece) => this.#hour.add(piece),
    });
  }

  /** Draws the page once the host answers. */
  async start(): Promise<void> {
    this.#draw(await this.#app.begin(progressRing(document.title), () => this.#app.request('ready', null)));
  }

  #draw({ strings, place, number, state }: PanelStart): void {
    const app = this.#app;
    const page = new Page(
      {
        strings,
        arrangement: new Arrangement(this.#host),
        hour: this.#hour,
        now: () => app.now(),
        go: (target) => this.#go(target),
        reveal: (target) => void app.ask('reveal', target),
        copy: (text) => void app.ask('copy', { text }),
        run: (command) => void app.ask('run', command),
        path: (question) => app.request('path', question),
        pathServices: () => app.request('pathServices', null),
      },
      this.#host,
    );
    this.#page = page;
    this.#number = number;
    app.open(page, state);
    page.begin();
    this.#go(place ?? { section: sectionOfLink() });
    window.addEventListener('hashchange', () => this.#go({ section: sectionOfLink() }));
    void this.#askHour();
  }

  /** What came before, once; what is new comes by itself. */
  async #askHour(): Promise<void> {
    const piece = await this.#app.ask('timeline', null);
    if (piece !== undefined) this.#hour.add(piece);
    this.#app.showSoon();
  }

  /** A change of a state that we do not have makes us ask for all of it. */
  #change({ from, number, patch }: PanelNotifications['change']): void {
    const { state } = this.#app;
    if (state === undefined) return;
    if (from !== this.#number) return void this.#catchUp();
    this.#take({ number, state: patchState(state, patch) });
  }

  async #catchUp(): Promise<void> {
    if (this.#catchingUp) return;
    this.#catchingUp = true;
    try {
      const whole = await this.#app.ask('state', null);
      if (whole !== undefined) this.#take(whole);
    } finally {
      this.#catchingUp = false;
    }
  }

  #take({ number, state }: NumberedState): void {
    this.#number = number;
    this.#app.take(state);
  }

  #go(place: Place): void {
    // What one goes to may have come with a change that is not drawn yet.
    this.#app.show();
    this.#page?.show(place);
  }
}

/** The section that the page's address names after its `#`. */
function sectionOfLink(): SectionId | undefined {
  const name = window.location.hash.slice(1);
  return sectionKinds.find(({ id }) => id === name)?.id;
}

void new Main(webviewHost()).start();
