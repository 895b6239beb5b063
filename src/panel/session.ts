import type { Clock } from '../base/clock.ts';
import { DisposableStore, type Disposable } from '../base/disposable.ts';
import type { History } from '../model/history/history.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { commandCall, type CommandCall } from './commandCall.ts';
import { PathFinder, type PathSources } from './pathFinder.ts';
import type { PanelNotifications, PanelRequests, PanelState } from './protocol.ts';
import type { Place, RevealTarget } from './protocol/place.ts';
import { parsePath } from './pathRequest.ts';
import { parseCopy, parseNothing } from '../webview/host/params.ts';
import { parseCommand, parseReveal } from './requests.ts';
import { RestingPart } from './restingPart.ts';
import { HostChannel } from '../webview/rpc.ts';
import { panelState } from './state.ts';
import { StateFeed } from './stateFeed.ts';
import type { FailureText } from './state/stage.ts';
import { whatIfState } from './state/whatIf.ts';
import type { PanelStrings } from './strings.ts';
import type { PagePort, PageSession } from '../webview/host/pageSession.ts';
import { TimelineFeed } from './timelineFeed.ts';
import { Throttle } from '../webview/host/throttle.ts';

/**
 * Milliseconds between two changes sent to the page, at least: two frames of the screen. A scale-up changes the snapshot
 * hundreds of times.
 */
const changeInterval = 33;

/** Milliseconds between two times what-if learns of the cluster: what it starts from is no matter of moments. */
const whatIfInterval = 500;

/** What the panel needs of the rest of the product. */
export interface PanelDeps {
  readonly model: {
    readonly snapshot: Snapshot;
    readonly onDidChange: (listener: () => void) => Disposable;
    /** Says that someone looks: what is polled is polled until the result is disposed. */
    look(): Disposable;
    readonly history: Pick<History, 'after' | 'onDidChange'>;
  };
  readonly strings: PanelStrings;
  readonly failureText: FailureText;
  readonly clock: Clock;
  readonly pathSources: PathSources;
  /** Shows a node or pod in the tree. */
  readonly onReveal: (target: RevealTarget) => void;
  readonly copy: (text: string) => Promise<void>;
  /** Starts a command; the command itself shows what goes wrong. */
  readonly execute: (call: CommandCall) => void;
}

/** One open page: answers it, and keeps it up to date while it is visible. */
export class PanelSession implements PageSession {
  readonly #deps: PanelDeps;
  readonly #owned = new DisposableStore();
  readonly #channel: HostChannel<PanelRequests, PanelNotifications>;
  readonly #posting: Throttle;
  readonly #feed = new StateFeed();
  readonly #whatIf: RestingPart<PanelState['whatIf']>;
  readonly #timeline: TimelineFeed;
  #looking: Disposable | undefined;
  #ready = false;
  #place: Place | undefined;

  /** `place`: where to go first. */
  constructor(port: PagePort, deps: PanelDeps, place?: Place) {
    this.#deps = deps;
    this.#place = place;
    const paths = new PathFinder(deps);
    this.#channel = new HostChannel<PanelRequests, PanelNotifications>((message) => port.post(message), {
      ready: { parse: parseNothing, run: () => this.#start() },
      state: { parse: parseNothing, run: () => this.#feed.whole(this.#state()) },
      timeline: { parse: parseNothing, run: () => this.#timeline.whole() },
      reveal: { parse: parseReveal, run: (target) => this.#begun(() => deps.onReveal(target)) },
      run: { parse: parseCommand, run: (command) => this.#begun(() => deps.execute(commandCall(command))) },
      path: { parse: parsePath, run: (question) => paths.answer(question) },
      pathServices: { parse: parseNothing, run: () => paths.choices() },
      copy: {
        parse: parseCopy,
        run: async ({ text }) => {
          await deps.copy(text);
          return null;
        },
      },
    });
    this.#timeline = this.#owned.add(
      new TimelineFeed(deps.model.history, (piece) => this.#channel.notify('timeline', piece)),
    );
    this.#posting = this.#owned.add(new Throttle(deps.clock, changeInterval, () => this.#post()));
    this.#whatIf = this.#owned.add(new RestingPart(deps.clock, whatIfInterval, whatIfState, () => this.#changed()));
    this.#owned.add(port.onMessage((message) => void this.#channel.receive(message)));
    this.#owned.add(deps.model.onDidChange(() => this.#changed()));
  }

  /** Nothing is read or sent for a page that nobody sees. */
  setVisible(visible: boolean): void {
    if (visible === (this.#looking !== undefined)) return;
    this.#timeline.visible = visible;
    if (visible) {
      this.#looking = this.#deps.model.look();
      this.#changed();
    } else {
      this.#looking?.dispose();
      this.#looking = undefined;
      this.#posting.dispose();
      this.#whatIf.dispose();
    }
  }

  /** Goes to a place on the page, now or when the page is ready: one that is hidden begins anew when it is seen again. */
  show(place: Place): void {
    if (this.#ready && this.#looking !== undefined) this.#channel.notify('show', place);
    else this.#place = place;
  }

  dispose(): void {
    this.setVisible(false);
    this.#owned.dispose();
  }

  #start(): PanelRequests['ready']['result'] {
    const place = this.#place;
    this.#place = undefined;
    this.#ready = true;
    return { ...this.#feed.whole(this.#state()), strings: this.#deps.strings, place };
  }

  #changed(): void {
    if (this.#ready && this.#looking !== undefined) this.#posting.request();
  }

  #post(): void {
    const change = this.#feed.change(this.#state());
    if (change !== undefined) this.#channel.notify('change', change);
  }

  #state(): PanelState {
    const { model, clock, failureText } = this.#deps;
    return panelState(model.snapshot, clock.now(), failureText, (snapshot) => this.#whatIf.of(snapshot));
  }

  #begun(start: () => void): null {
    start();
    return null;
  }
}
