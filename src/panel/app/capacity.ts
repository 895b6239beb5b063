import type { MaxPodsRule } from '../../domain/capacity/explainMaxPods.ts';
import type { CapacityState, PanelState, PodTotals } from '../protocol.ts';
import type { KeptChoices } from './arrangement.ts';
import { element, setText } from './element.ts';
import { Formula } from './formula.ts';
import { KeyedList, type View } from './keyedList.ts';
import type { PageContext } from './pageContext.ts';
import type { Section } from './section.ts';
import { choice } from './toolkit.ts';
import { UsageBar } from './usageBar.ts';
import { count, fill, type Strings } from './words.ts';

interface Report {
  readonly key: string;
  readonly sentence: string;
  readonly expected: boolean;
  readonly rule: string;
}

/** How many pods fit on a node, as a formula with this cluster's numbers, and what the kubelets make of it. */
export class CapacitySection implements Section {
  readonly root: HTMLElement;
  readonly #context: PageContext;
  readonly #chosen: KeptChoices<{ readonly instanceType: string | undefined }>;
  readonly #types;
  readonly #formula: Formula;
  readonly #unknown = element('p');
  readonly #reports: KeyedList<Report>;
  readonly #usage = new UsageBar();
  #state: readonly CapacityState[] = [];

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
      reports,
      this.#usage.root,
      element('p', { className: 'quiet source', text: words.source }),
    );
  }

  update({ capacity, totals }: PanelState): void {
    this.#state = capacity;
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
    this.#unknown.hidden = chosen === undefined || chosen.terms !== undefined;
    if (chosen === undefined) return this.#reports.update([]);
    this.#types.offer(
      this.#state.map(({ type }) => type),
      chosen.type,
    );
    if (chosen.terms !== undefined) this.#formula.update(chosen, chosen.terms);
    const numbers = chosen.reported.map(({ maxPods }) => maxPods).join(', ');
    setText(this.#unknown, fill(strings.capacity.unknownType, chosen.type, numbers));
    this.#reports.update(chosen.reported.map((reported) => report(reported, chosen.prefixDelegation, strings)));
  }
}

function report(reported: CapacityState['reported'][number], prefixes: boolean, strings: Strings): Report {
  const { maxPods, nodes, rule } = reported;
  return {
    key: String(maxPods),
    sentence: count(strings.capacity.reports, nodes, maxPods),
    expected: rule !== undefined && rule.kind !== 'other' && (rule.mode.prefixDelegation ?? false) === prefixes,
    rule: rule === undefined ? '' : ruleText(rule, prefixes, strings),
  };
}

function ruleText({ kind, mode }: MaxPodsRule, prefixes: boolean, { capacity: words }: Strings): string {
  if (kind === 'other') return words.ruleOther;
  if (mode.customNetworking === true) return words.ruleCustom;
  if ((mode.prefixDelegation ?? false) !== prefixes) return prefixes ? words.ruleSecondary : words.rulePrefix;
  return kind === 'capped' ? words.ruleCapped : words.ruleFormula;
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
