import type { Clock } from '../base/clock.ts';
import { DisposableStore } from '../base/disposable.ts';
import type { DeployDesk } from '../ports/deployDesk.ts';
import type { PagePort, PageSession } from '../webview/host/pageSession.ts';
import { parseCopy, parseNothing } from '../webview/host/params.ts';
import { Throttle } from '../webview/host/throttle.ts';
import { HostChannel } from '../webview/rpc.ts';
import { pageState } from './pageState.ts';
import type {
  DeployPageNotifications,
  DeployPageRequests,
  DeployPageStart,
  DeployPageState,
  TemplateChoice,
} from './protocol.ts';
import { parseAction, parseCancel, parseKey, parseName, parseTemplate, parseValue } from './requests.ts';
import type { DeployStrings } from './strings.ts';

/** Milliseconds between two states sent to the page, at least. What is typed comes back with them, so it is short. */
const stateInterval = 100;

/** What the deploy page needs of the rest of the product. */
export interface DeployPageDeps {
  readonly desk: DeployDesk;
  readonly strings: DeployStrings;
  readonly clock: Clock;
  readonly copy: (text: string) => Promise<void>;
}

/** One open deploy page: hands what it asks to the desk, and tells it the desk's state while it is visible. */
export class DeployPageSession implements PageSession {
  readonly #deps: DeployPageDeps;
  readonly #owned = new DisposableStore();
  readonly #channel: HostChannel<DeployPageRequests, DeployPageNotifications>;
  readonly #posting: Throttle;
  #visible = false;
  #ready = false;
  #focus: string | undefined;

  constructor(port: PagePort, deps: DeployPageDeps) {
    this.#deps = deps;
    const { desk } = deps;
    this.#channel = new HostChannel<DeployPageRequests, DeployPageNotifications>((message) => port.post(message), {
      ready: { parse: parseNothing, run: () => this.#start() },
      chooseTemplate: { parse: parseTemplate, run: (choice) => begun(() => this.#chooseTemplate(choice)) },
      setName: { parse: parseName, run: ({ name }) => begun(() => desk.setName(name)) },
      setValue: { parse: parseValue, run: ({ key, value }) => begun(() => desk.setValue(key, value)) },
      resetValue: { parse: parseKey, run: ({ key }) => begun(() => desk.resetValue(key)) },
      readOffers: { parse: parseNothing, run: () => begun(() => desk.readOffers()) },
      check: { parse: parseNothing, run: () => begun(() => desk.check()) },
      plan: { parse: parseNothing, run: () => begun(() => desk.plan()) },
      back: { parse: parseNothing, run: () => begun(() => desk.back()) },
      execute: { parse: parseNothing, run: () => begun(() => desk.execute()) },
      cancel: { parse: parseCancel, run: ({ made }) => begun(() => desk.cancel(made)) },
      act: { parse: parseAction, run: (action) => begun(() => desk.act(action)) },
      copy: {
        parse: parseCopy,
        run: async ({ text }) => {
          await deps.copy(text);
          return null;
        },
      },
    });
    this.#posting = this.#owned.add(new Throttle(deps.clock, stateInterval, () => this.#post()));
    this.#owned.add(port.onMessage((message) => void this.#channel.receive(message)));
    this.#owned.add(desk.onDidChange(() => this.#changed()));
  }

  /** Nothing is sent to a page that nobody sees: it begins anew when it is seen again. */
  setVisible(visible: boolean): void {
    this.#visible = visible;
    if (visible) this.#changed();
    else this.#posting.dispose();
  }

  /** Goes to the field of this key, now or when the page is ready; an empty key is the stack's name. */
  focus(key: string): void {
    if (this.#ready && this.#visible) this.#channel.notify('focus', { key });
    else this.#focus = key;
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #start(): DeployPageStart {
    const { desk, strings } = this.#deps;
    desk.open();
    this.#ready = true;
    const focus = this.#focus;
    this.#focus = undefined;
    return { state: this.#state(), strings, focus };
  }

  #chooseTemplate(choice: TemplateChoice): void {
    const { desk } = this.#deps;
    if (choice.kind === 'file') desk.chooseFile();
    else desk.chooseTemplate(choice);
  }

  #changed(): void {
    if (this.#ready && this.#visible) this.#posting.request();
  }

  #post(): void {
    this.#channel.notify('state', this.#state());
  }

  /** Of this moment: the page tells by it how far its clock is from the host's. */
  #state(): DeployPageState {
    const { desk, clock } = this.#deps;
    return { ...pageState(desk.state), at: clock.now() };
  }
}

function begun(start: () => void): null {
  start();
  return null;
}
