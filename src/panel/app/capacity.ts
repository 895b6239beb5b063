import type { PanelState, PodTotals } from '../protocol.ts';
import type { CapacityState } from '../protocol/capacity.ts';
import type { KeptChoices } from '../../webview/app/arrangement.ts';
import { deciderText } from './deciderText.ts';
import { element, setText } from '../../webview/app/element.ts';
import { Formula } from './formula.ts';
import { KeyedList, type View } from '../../webview/app/keyedList.ts';
import type { PageContext } from './pageContext.ts';
import type { Section } from './section.ts';
import { choice } from '../../webview/app/toolkit.ts';
import { report, type Report } from './maxPodsReport.ts';
import { UsageBar } from './usageBar.ts';
import { count, fill } from '../../webview/app/words.ts';
import type { Strings } from './words.ts';

/** How many pods fit on a node, as a formula with this cluster's numbers, and what the kubelets make of it. */
export class CapacitySection implements Section {
  readonly root: HTMLElement;
  readonly #context: PageContext;
  readonly #chosen: KeptChoices<{ readonly instanceType: string | undefined }>;
  readonly #types;
  readonly #formula: Formula;
  readonly #unknown = element('p');
  readonly #decider = element('p', { className: 'decider' });
  readonly #notes: KeyedList<string>;
  readonly #reports: KeyedList<Report>;
  readonly #usage = new UsageBar();
  #state: readonly CapacityState[] = [];
  #hasNodes = false;

  constructor(context: PageContext) {
    const { strings, arrangement } = context;
    const words = strings.capacity;
    this.#context = context;
    this.#chosen = arrangement.choices('capacity', ({ instanceType }) => ({
      instanceType: typeof instanceType === 'string' ? instanceType : undefined,
    }));
    this.#formula = new Formula(context);
    this.#types = choice(words.instanceType, (type) => {
      this.#chosen.value = { instanceType: type };
      this.#draw();
    });
    const notesList = element('ul', { className: 'notes' });
    this.#notes = new KeyedList(notesList, (note) => note, noteView);
    const reports = element('ul', { className: 'reports' });
    this.#reports = new KeyedList(reports, ({ key }) => key, reportView);
    const heading = element('h2', { text: words.heading, attributes: { id: 'capacity-heading' } });
    this.root = element(
      'section',
      { className: 'capacity', attributes: { id: 'capacity', 'aria-labelledby': 'capacity-heading' } },
      element('div', { className: 'heading' }, heading, this.#types.root),
      element('p', { className: 'quiet', text: words.intro }),
      this.#formula.root,
      this.#unknown,
      this.#decider,
      reports,
      notesList,
      this.#usage.root,
      element('p', { className: 'quiet source', text: words.source }),
    );
  }

  update({ capacity, totals }: PanelState): void {
    this.#state = capacity;
    this.#hasNodes = totals.nodes > 0;
    this.#showUsage(totals);
    this.#draw();
  }

  #showUsage({ usedPods, maxPods }: PodTotals): void {
    const words = this.#context.strings.capacity;
    const free = Math.max(0, maxPods - usedPods);
    this.#usage.update(usedPods, maxPods, `${fill(words.inUse, usedPods, maxPods)} · ${count(words.free, free)}`);
  }

  #draw(): void {
    const { strings } = this.#context;
    const { instanceType } = this.#chosen.value;
    const chosen = this.#state.find(({ type }) => type === instanceType) ?? this.#state[0];
    this.#types.root.hidden = this.#state.length < 2;
    this.#formula.root.hidden = chosen?.terms === undefined;
    this.#unknown.hidden = chosen === undefined ? !this.#hasNodes : chosen.terms !== undefined;
    this.#decider.hidden = chosen?.decided === undefined;
    if (chosen === undefined) {
      setText(this.#unknown, strings.capacity.noType);
      this.#notes.update([]);
      return this.#reports.update([]);
    }
    this.#types.offer(
      this.#state.map(({ type }) => type),
      chosen.type,
    );
    if (chosen.terms !== undefined) this.#formula.update(chosen, chosen.terms);
    const numbers = chosen.reported.map(({ maxPods }) => maxPods).join(', ');
    setText(this.#decider, decidedText(chosen, strings));
    this.#notes.update(notes(chosen, strings));
    setText(this.#unknown, fill(strings.capacity.unknownType, chosen.type, numbers));
    this.#reports.update(chosen.reported.map((reported) => report(reported, chosen, strings)));
  }
}

function reportView(): View<Report> {
  const sentence = element('strong');
  const mark = element('span', { className: 'mark', attributes: { 'aria-hidden': 'true' } });
  const rule = element('span');
  return {
    root: element('li', {}, mark, sentence, rule),
    update(report) {
      setText(mark, report.expected ? '✓' : '≠');
      mark.classList.toggle('expected', report.expected);
      setText(sentence, report.sentence);
      setText(rule, report.rule);
    },
  };
}

/** Who decides how many pods the nodes take. */
function decidedText({ decider, decided }: CapacityState, strings: Strings): string {
  return decided === undefined ? '' : deciderText(decider, decided, strings);
}

/** What the formula alone does not tell of a type. */
function notes(
  { type, networkCards, withoutPrefixes }: CapacityState,
  { capacity: words }: Strings,
): readonly string[] {
  return [
    ...(networkCards > 1 ? [fill(words.noteCards, type, networkCards)] : []),
    ...(withoutPrefixes ? [fill(words.noteXen, type)] : []),
  ];
}

function noteView(note: string): View<string> {
  return { root: element('li', { text: note }), update() {} };
}
