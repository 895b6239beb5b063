import type { PanelState } from '../../protocol.ts';
import type { Place, RevealTarget } from '../../protocol/place.ts';
import type { KeptChoices } from '../../../webview/app/arrangement.ts';
import { element, setText } from '../../../webview/app/element.ts';
import type { PageContext } from '../pageContext.ts';
import type { Section } from '../section.ts';
import { pushButton, radioChoice, searchInput } from '../../../webview/app/toolkit.ts';
import { count, fill } from '../../../webview/app/words.ts';
import { opsBoxes, type OpsBox } from './boxes.ts';
import { Card } from './card.ts';
import { boxFacts, podFacts, type Facts } from './facts.ts';
import { Search } from './find.ts';
import { zoomSteps, type Target } from './layout.ts';
import { OpsLegend } from './legend.ts';
import { Looks, type ColourBy } from './look.ts';
import { countMeanings } from './meaningCounts.ts';
import { readPalette, type Palette } from './palette.ts';
import { Picture } from './picture.ts';
import { PodTable } from './podTable.ts';
import { onThemeChange } from './themeWatch.ts';

interface OpsChoices {
  readonly colourBy: ColourBy;
  /** A step of the zoom; undefined while nobody has chosen one. */
  readonly zoom: number | undefined;
}

/** The whole cluster at a glance: a box for each node, a square for each pod, those without a node in their own box. */
export class OpsSection implements Section {
  readonly root: HTMLElement;
  readonly #context: PageContext;
  readonly #choices: KeptChoices<OpsChoices>;
  readonly #picture: Picture;
  readonly #card: Card;
  readonly #legend: OpsLegend;
  readonly #table: PodTable;
  readonly #looks = new Looks();
  readonly #found = element('span', { className: 'found', attributes: { role: 'status' } });
  #boxes: readonly OpsBox[] = [];
  #totals = '';
  #palette: Palette | undefined;
  #search = new Search('');
  #match = -1;
  #pointed: Target | undefined;

  constructor(context: PageContext) {
    const { strings, arrangement } = context;
    const words = strings.ops;
    this.#context = context;
    this.#choices = arrangement.choices('ops', ({ colourBy, zoom }) => ({
      colourBy: colourBy === 'namespace' ? 'namespace' : 'kind',
      zoom: typeof zoom === 'number' && zoomSteps[zoom] !== undefined ? zoom : undefined,
    }));
    this.#picture = new Picture(context, {
      pointed: (target) => {
        this.#pointed = target;
        this.#showFacts();
      },
      chosen: (target) => this.#reveal(target),
      zoomed: (by) => this.#zoomBy(by),
    });
    this.#card = new Card(strings);
    this.#legend = new OpsLegend(strings);
    this.#table = new PodTable(context, (target) => this.#reveal(target));
    this.root = element(
      'section',
      { className: 'ops', attributes: { id: 'ops', 'aria-labelledby': 'ops-heading' } },
      element(
        'div',
        { className: 'heading' },
        element('h2', { text: words.heading, attributes: { id: 'ops-heading' } }),
      ),
      element('p', { className: 'quiet', text: words.intro }),
      this.#tools(),
      this.#legend.root,
      element('div', { className: 'drawing' }, this.#picture.root, this.#card.root),
      element('p', { className: 'quiet hint', text: words.hint, attributes: { id: 'ops-hint' } }),
      this.#table.root,
    );
    onThemeChange(() => {
      this.#palette = undefined;
      this.#draw();
    });
  }

  update(state: PanelState): void {
    this.#boxes = opsBoxes(state);
    const pods = this.#boxes.reduce((sum, box) => sum + box.pods.length, 0);
    this.#totals = fill(this.#context.strings.ops.total, pods, state.totals.nodes);
    this.#draw();
  }

  tick(): void {
    this.#showFacts();
  }

  show({ nodeName }: Place): boolean {
    const box = nodeName === undefined ? -1 : this.#boxes.findIndex(({ id }) => id === nodeName);
    if (box < 0) return false;
    this.root.scrollIntoView({ block: 'start' });
    this.#picture.root.focus({ preventScroll: true });
    this.#picture.goTo({ box, place: -1 });
    this.#showFacts();
    return true;
  }

  #tools(): HTMLElement {
    const words = this.#context.strings.ops;
    const options = [
      { value: 'kind', text: words.byKind },
      { value: 'namespace', text: words.byNamespace },
    ] as const;
    const colours = radioChoice<ColourBy>(words.colourBy, options, this.#choices.value.colourBy, (colourBy) => {
      this.#choices.value = { ...this.#choices.value, colourBy };
      this.#draw();
    });
    const find = searchInput(words.find, (text) => this.#find(text));
    find.root.addEventListener('keydown', ({ key, shiftKey }) => {
      if (key === 'Enter') this.#nextMatch(shiftKey ? -1 : 1);
    });
    return element(
      'div',
      { className: 'tools' },
      colours,
      element('div', { className: 'find' }, find.root, this.#found),
      element(
        'div',
        { className: 'zoom' },
        pushButton(words.zoomOut, 'secondary', () => this.#zoomBy(-1)),
        pushButton(words.zoomIn, 'secondary', () => this.#zoomBy(1)),
      ),
    );
  }

  #draw(): void {
    this.#palette ??= readPalette(this.root);
    const { colourBy, zoom } = this.#choices.value;
    const look = this.#looks.choose(colourBy, this.#boxes, this.#palette);
    this.#legend.update(look, colourBy, this.#palette, countMeanings(look, this.#boxes));
    this.#picture.show({ boxes: this.#boxes, look, palette: this.#palette, search: this.#search, zoom });
    this.#table.update(this.#boxes);
    this.#showFound();
    this.#showFacts();
  }

  #showFacts(): void {
    this.#card.show(this.#factsOf(this.#pointed ?? this.#picture.focused) ?? this.#summary());
  }

  #factsOf(target: Target | undefined): Facts | undefined {
    const { strings, now } = this.#context;
    const box = target === undefined ? undefined : this.#boxes[target.box];
    if (target === undefined || box === undefined) return undefined;
    const pod = box.pods[target.place];
    return pod === undefined ? boxFacts(box, strings) : podFacts(pod, box, strings, now());
  }

  /** What there is to say while one points at nothing. */
  #summary(): Facts {
    const words = this.#context.strings.ops;
    const nodes = this.#boxes.flatMap(({ node }) => node ?? []);
    const full = nodes.filter(({ usedPods, maxPods }) => usedPods >= maxPods).length;
    const free = this.#boxes.reduce((sum, box) => sum + box.free, 0);
    return {
      title: this.#totals,
      facts: [
        [words.freePlaces, String(free)],
        [words.fullNodes, fill(words.podsOf, full, nodes.length)],
      ],
    };
  }

  #reveal(target: Target): void {
    const box = this.#boxes[target.box];
    const pod = box?.pods[target.place];
    const to: RevealTarget | undefined =
      pod !== undefined
        ? { kind: 'pod', namespace: pod.namespace, name: pod.name }
        : box?.node === undefined
          ? undefined
          : { kind: 'node', nodeName: box.node.name };
    if (to !== undefined) this.#context.reveal(to);
  }

  #zoomBy(by: 1 | -1): void {
    const zoom = Math.min(zoomSteps.length - 1, Math.max(0, this.#picture.zoom + by));
    this.#choices.value = { ...this.#choices.value, zoom };
    this.#draw();
  }

  #find(text: string): void {
    this.#search = new Search(text);
    this.#match = -1;
    this.#draw();
  }

  #showFound(): void {
    const { strings } = this.#context;
    const found = this.#search.empty ? '' : count(strings.ops.found, this.#search.all(this.#boxes).length);
    setText(this.#found, found);
  }

  #nextMatch(by: 1 | -1): void {
    const all = this.#search.all(this.#boxes);
    if (all.length === 0) return;
    this.#match = (this.#match + by + all.length) % all.length;
    const target = all[this.#match];
    if (target === undefined) return;
    this.#picture.goTo(target);
    this.#pointed = target;
    this.#showFacts();
  }
}
