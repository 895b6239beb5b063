import type { Clock } from '../base/clock.ts';
import { DisposableStore, type Disposable } from '../base/disposable.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { commandCall, type CommandCall } from './commandCall.ts';
import type { PanelNotifications, PanelRequests, RevealTarget } from './protocol.ts';
import { parseCommand, parseCopy, parseNothing, parseReveal } from './requests.ts';
import { HostChannel } from './rpc.ts';
import { panelState } from './state.ts';
import type { FailureText } from './state/stage.ts';
import type { PanelStrings } from './strings.ts';
import { Throttle } from './throttle.ts';

/** Milliseconds between two states sent to the page, at least: a scale-up changes the snapshot hundreds of times. */
const stateInterval = 100;

/** What the panel needs of the rest of the product. */
export interface PanelDeps {
  readonly model: {
    readonly snapshot: Snapshot;
    readonly onDidChange: (listener: () => void) => Disposable;
    /** Says that someone looks: what is polled is polled until the result is disposed. */
    look(): Disposable;
  };
  readonly strings: PanelStrings;
  readonly failureText: FailureText;
  readonly clock: Clock;
  /** Shows a node or pod in the tree. */
  readonly onReveal: (target: RevealTarget) => void;
  readonly copy: (text: string) => Promise<void>;
  /** Starts a command; the command itself shows what goes wrong. */
  readonly execute: (call: CommandCall) => void;
}

/** The message port of a page. */
export interface PagePort {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): Disposable;
}

/** One open page: answers it, and keeps it up to date while it is visible. */
export class PanelSession implements Disposable {
  readonly #deps: PanelDeps;
  readonly #owned = new DisposableStore();
  readonly #channel: HostChannel<PanelRequests, PanelNotifications>;
  readonly #posting: Throttle;
  #looking: Disposable | undefined;
  #ready = false;
  #show: string | undefined;

  /** `show`: the name of a node to scroll to first. */
  constructor(port: PagePort, deps: PanelDeps, show?: string) {
    this.#deps = deps;
    this.#show = show;
    this.#channel = new HostChannel<PanelRequests, PanelNotifications>((message) => port.post(message), {
      ready: { parse: parseNothing, run: () => this.#start() },
      reveal: { parse: parseReveal, run: (target) => this.#begun(() => deps.onReveal(target)) },
      run: { parse: parseCommand, run: (command) => this.#begun(() => deps.execute(commandCall(command))) },
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
    this.#owned.add(deps.model.onDidChange(() => this.#changed()));
  }

  /** Nothing is read or sent for a page that nobody sees. */
  setVisible(visible: boolean): void {
    if (visible === (this.#looking !== undefined)) return;
    if (visible) {
      this.#looking = this.#deps.model.look();
      this.#changed();
    } else {
      this.#looking?.dispose();
      this.#looking = undefined;
      this.#posting.dispose();
    }
  }

  /** Scrolls to a node, now or when the page is ready. */
  show(nodeName: string): void {
    if (this.#ready) this.#channel.notify('show', { nodeName });
    else this.#show = nodeName;
  }

  dispose(): void {
    this.setVisible(false);
    this.#owned.dispose();
  }

  #start(): PanelRequests['ready']['result'] {
    const show = this.#show;
    this.#show = undefined;
    this.#ready = true;
    return { state: this.#state(), strings: this.#deps.strings, show };
  }

  #changed(): void {
    if (this.#ready && this.#looking !== undefined) this.#posting.request();
  }

  #post(): void {
    this.#channel.notify('state', this.#state());
  }

  #state(): PanelRequests['ready']['result']['state'] {
    const { model, clock, failureText } = this.#deps;
    return panelState(model.snapshot, clock.now(), failureText);
  }

  #begun(start: () => void): null {
    start();
    return null;
  }
}
