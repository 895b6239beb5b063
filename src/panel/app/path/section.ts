import type { PacketPath } from '../../../domain/routing/station.ts';
import type { PanelState } from '../../protocol.ts';
import type { PathEnd } from '../../../domain/routing/pathQuestion.ts';
import type { PathAnswer, ServiceChoice } from '../../protocol/path.ts';
import type { Place } from '../../protocol/place.ts';
import type { KeptChoices } from '../../../webview/app/arrangement.ts';
import { Combobox } from '../../../webview/app/combobox.ts';
import { element, setText } from '../../../webview/app/element.ts';
import { labelledField } from '../../../webview/app/labelledField.ts';
import type { Offer } from '../../../webview/app/offer.ts';
import type { PageContext } from '../pageContext.ts';
import type { Section } from '../section.ts';
import { choice } from '../../../webview/app/toolkit.ts';
import { withWords } from '../../../webview/app/wordMatches.ts';
import { fill } from '../../../webview/app/words.ts';
import { wayDrawing } from './drawing.ts';
import {
  addressOption,
  endLabel,
  firstSender,
  internet,
  podElsewhere,
  readEnd,
  senders,
  targets,
  type EndOption,
} from './ends.ts';
import { huesOf } from './hues.ts';
import { StationTable } from './stationTable.ts';

/** Options a list shows at once. */
const mostOptions = 50;

/** Seconds after which a path is computed anew though no node has changed: routes and settings may have. */
const askAgain = 5;

interface PathChoices {
  /** Undefined while nobody has chosen. */
  readonly from: PathEnd | undefined;
  readonly to: PathEnd;
  readonly endpoint: string | undefined;
}

/** The way of a packet between two places that one chooses, kept true while the cluster changes. */
export class PathSection implements Section {
  readonly root: HTMLElement;
  readonly #context: PageContext;
  readonly #choices: KeptChoices<PathChoices>;
  readonly #from: Combobox<PathEnd>;
  readonly #to: Combobox<PathEnd>;
  readonly #endpoints;
  readonly #endpointNote = element('p', { className: 'quiet' });
  readonly #outcome = element('p', { className: 'outcome', attributes: { role: 'status' } });
  readonly #ways = element('div', { className: 'ways' });
  readonly #notes = element('ul', { className: 'notes quiet' });
  readonly #table: StationTable;
  #nodes: PanelState['nodes'] = [];
  #services: readonly ServiceChoice[] = [];
  #servicesFailure = '';
  #asking = false;
  #stale = false;
  #seconds = 0;
  #drawn = '';

  constructor(context: PageContext) {
    const { strings, arrangement } = context;
    const words = strings.path;
    this.#context = context;
    this.#choices = arrangement.choices('path', ({ from, to, endpoint }) => ({
      from: readEnd(from),
      to: readEnd(to) ?? internet,
      endpoint: typeof endpoint === 'string' ? endpoint : undefined,
    }));
    this.#from = new Combobox({
      id: 'path-from',
      label: words.from,
      offer: (text) => this.#offer(text, senders({ nodes: this.#nodes }, words), words.noMatchFrom),
      chosen: (from) => this.#choose({ from }),
    });
    this.#to = new Combobox({
      id: 'path-to',
      label: words.to,
      offer: (text) => this.#offerTargets(text),
      chosen: (to) => this.#choose({ to, endpoint: undefined }),
    });
    this.#endpoints = choice(words.endpoint, (endpoint) => this.#choose({ endpoint }));
    this.#table = new StationTable(context);
    const heading = element('h2', { text: words.heading, attributes: { id: 'path-heading' } });
    this.root = element(
      'section',
      { className: 'path', attributes: { id: 'path', 'aria-labelledby': 'path-heading' } },
      element('div', { className: 'heading' }, heading),
      element('p', { className: 'quiet', text: words.intro }),
      element(
        'div',
        { className: 'ends' },
        labelledField('path-from', words.from, this.#from.root),
        labelledField('path-to', words.to, this.#to.root),
        this.#endpoints.root,
      ),
      this.#endpointNote,
      this.#outcome,
      this.#ways,
      this.#notes,
      this.#table.root,
    );
    this.#table.root.hidden = true;
    this.#offerEndpoints([]);
  }

  update({ nodes }: PanelState): void {
    if (nodes === this.#nodes) return;
    this.#nodes = nodes;
    this.#showEnds();
    void this.#ask();
  }

  tick(): void {
    this.#seconds += 1;
    if (this.#seconds % askAgain === 0) void this.#ask();
  }

  show({ from, to }: Place): boolean {
    if (from !== undefined) this.#choose({ from: from.kind === 'node' ? { kind: 'node', name: from.nodeName } : from });
    const target = to === 'internet' ? internet : to === undefined ? undefined : podElsewhere(this.#nodes, this.#start);
    if (target !== undefined) this.#choose({ to: target, endpoint: undefined });
    return false;
  }

  get #start(): PathEnd | undefined {
    return this.#choices.value.from ?? firstSender({ nodes: this.#nodes });
  }

  #choose(chosen: Partial<PathChoices>): void {
    this.#choices.value = { ...this.#choices.value, ...chosen };
    this.#showEnds();
    void this.#ask();
  }

  #showEnds(): void {
    const words = this.#context.strings.path;
    const start = this.#start;
    this.#from.show(start === undefined ? '' : endLabel(start, words));
    this.#to.show(endLabel(this.#choices.value.to, words));
  }

  #offerTargets(text: string): Offer<PathEnd> {
    const { path: words } = this.#context.strings;
    if (text === '') void this.#readServices();
    const typed = addressOption(text, words);
    const all = targets({ nodes: this.#nodes }, this.#services, words);
    const offer = this.#offer(text, typed === undefined ? all : [typed, ...all], words.noMatch);
    return this.#servicesFailure === '' ? offer : { ...offer, note: `${offer.note} ${this.#servicesFailure}`.trim() };
  }

  #offer(text: string, all: readonly EndOption[], none: string): Offer<PathEnd> {
    const found = withWords(all, text);
    const options = found.slice(0, mostOptions);
    const narrow = fill(this.#context.strings.path.narrow, options.length, found.length);
    return { options, note: found.length === 0 ? none : found.length > options.length ? narrow : '' };
  }

  async #readServices(): Promise<void> {
    const known = JSON.stringify([this.#services, this.#servicesFailure]);
    try {
      this.#services = await this.#context.pathServices();
      this.#servicesFailure = '';
    } catch (error) {
      this.#servicesFailure = fill(this.#context.strings.path.servicesFailed, messageOf(error));
    }
    if (known !== JSON.stringify([this.#services, this.#servicesFailure])) this.#to.refresh();
  }

  /** One question at a time; what has changed meanwhile is asked about as soon as it is answered. */
  async #ask(): Promise<void> {
    this.#stale = true;
    if (this.#asking) return;
    this.#asking = true;
    while (this.#stale) {
      this.#stale = false;
      const from = this.#start;
      if (from === undefined) break;
      const { to, endpoint } = this.#choices.value;
      try {
        this.#draw(await this.#context.path({ from, to, ...(endpoint === undefined ? {} : { endpoint }) }));
      } catch (error) {
        this.#fail(messageOf(error));
      }
    }
    this.#asking = false;
  }

  #draw(answer: PathAnswer): void {
    const drawn = JSON.stringify(answer);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const { path, endpoints } = answer;
    const { strings } = this.#context;
    const words = strings.path;
    this.#offerEndpoints(endpoints, path);
    this.root.classList.toggle('lost', path.kind === 'path' && path.outcome === 'lost');
    if (path.kind === 'unknown') {
      this.#clear(fill(words.unknown[path.reason], path.subject));
      return;
    }
    const { outward, back, outcome, assumptions } = path;
    setText(this.#outcome, outcome === 'delivered' ? words.delivered : back.length > 0 ? words.lostBack : words.lost);
    const hues = huesOf([...outward, ...back]);
    const ways = [wayDrawing(words.outward, outward, hues, this.#context)];
    if (back.length > 0) ways.push(wayDrawing(words.back, back, hues, this.#context));
    this.#ways.replaceChildren(...ways);
    const notes = [...assumptions.map((each) => words.assumptions[each]), words.notAsked];
    this.#notes.replaceChildren(...notes.map((text) => element('li', { text })));
    this.#table.root.hidden = false;
    this.#table.update([...outward, ...back]);
  }

  #fail(message: string): void {
    this.#drawn = '';
    this.#clear(fill(this.#context.strings.path.failed, message));
  }

  #clear(text: string): void {
    setText(this.#outcome, text);
    this.#ways.replaceChildren();
    this.#notes.replaceChildren();
    this.#table.root.hidden = true;
    this.#table.update([]);
  }

  #offerEndpoints(endpoints: readonly string[], path?: PacketPath): void {
    const isChoice = endpoints.length > 1;
    this.#endpoints.root.hidden = !isChoice;
    this.#endpointNote.hidden = !isChoice;
    if (!isChoice) return;
    setText(this.#endpointNote, fill(this.#context.strings.path.endpointNote, endpoints.length));
    const stations = path?.kind === 'path' ? path.outward : [];
    const taken = stations.find(({ kind }) => kind === 'service')?.values[0] ?? endpoints[0] ?? '';
    this.#endpoints.offer(endpoints, taken);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
