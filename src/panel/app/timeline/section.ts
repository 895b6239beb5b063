import type { TimelineMark, TimelineSample } from '../../protocol/timeline.ts';
import { element, setText } from '../../../webview/app/element.ts';
import type { PageContext } from '../pageContext.ts';
import type { Section } from '../section.ts';
import { clockTime, fill } from '../../../webview/app/words.ts';
import { Chart } from './chart.ts';
import { ChartFrame } from './chartFrame.ts';
import { columns } from './columns.ts';
import { markSign, markText } from './markText.ts';
import { MomentTable } from './momentTable.ts';
import { PeriodChoice } from './periodChoice.ts';
import { moments } from './rows.ts';
import { ThemeColors } from './themeColors.ts';
import { TimePointer } from './timePointer.ts';

/** Seconds between two steps of the charts to the left while nothing changes, for people who want little motion. */
const calmSteps = 10;
/** An event is said at a point in time that is this near to it, as a part of the period. */
const reach = 1 / 120;

type Charts = readonly [pods: Chart, enis: Chart, addresses: Chart];

/** The last minutes or the last hour: pods, ENIs and addresses as curves, and what happened. */
export class TimelineSection implements Section {
  readonly root: HTMLElement;
  readonly #context: PageContext;
  readonly #colors = new ThemeColors(() => this.#charts?.forEach((chart) => chart.redraw()));
  readonly #period: PeriodChoice;
  readonly #pointer: TimePointer;
  readonly #frames: readonly [pods: ChartFrame, enis: ChartFrame, addresses: ChartFrame];
  readonly #since = element('p', { className: 'quiet' });
  readonly #moment = element('p', { className: 'moment' });
  readonly #table: MomentTable;
  readonly #body: HTMLElement;
  #charts: Charts | undefined;
  #drawn = -1;
  #ticks = 0;

  constructor(context: PageContext) {
    const { timeline: words } = context.strings;
    this.#context = context;
    this.#period = new PeriodChoice(context, () => this.#draw());
    this.#pointer = new TimePointer(
      words.pointer,
      (clientX) => this.#charts?.[0].timeAt(clientX) ?? 0,
      () => this.#drawPoint(),
    );
    this.#frames = [
      new ChartFrame(words.pods, [
        { look: 'running', name: words.running },
        { look: 'pending', name: words.pending },
      ]),
      new ChartFrame(words.enis, [{ look: 'enis', name: words.attached }]),
      new ChartFrame(words.addresses, [
        { look: 'used', name: words.used },
        { look: 'warm', name: words.warm },
      ]),
    ];
    this.#pointer.root.append(...this.#frames.map(({ root }) => root));
    this.#table = new MomentTable(context);
    this.#body = element('div', {}, this.#moment, this.#pointer.root, this.#table.root);
    const heading = element('h2', { text: words.heading, attributes: { id: 'timeline-heading' } });
    this.root = element(
      'section',
      { className: 'timeline', attributes: { id: 'timeline', 'aria-labelledby': 'timeline-heading' } },
      element('div', { className: 'heading' }, heading, this.#period.root),
      this.#since,
      this.#body,
    );
    const resized = new ResizeObserver(() => requestAnimationFrame(() => this.#resize()));
    resized.observe(this.root);
  }

  update(): void {
    if (this.#drawn !== this.#context.hour.version) this.#draw();
  }

  tick(): void {
    this.#ticks += 1;
    const isNew = this.#drawn !== this.#context.hour.version;
    if (isNew || !wantsLittleMotion() || this.#ticks % calmSteps === 0) this.#draw();
  }

  #draw(): void {
    const { hour, now, strings } = this.#context;
    const { timeline: words } = strings;
    this.#drawn = hour.version;
    const isEmpty = hour.since === null;
    this.#body.hidden = isEmpty;
    setText(this.#since, hour.since === null ? words.empty : fill(words.since, clockTime(hour.since)));
    if (isEmpty) return;
    const charts = this.#makeCharts();
    if (charts === undefined) return;
    const to = now();
    const from = to - this.#period.minutes * 60_000;
    const { times, running, pods, enis, used, warm } = columns(hour.samples, from, to);
    const [first, second, third] = charts;
    first.show([from, to], times, [pods, running], hour.marks);
    second.show([from, to], times, [enis], hour.marks);
    third.show([from, to], times, [used, warm], hour.marks);
    this.#pointer.period = [from, to];
    this.#table.update(() => moments(hour.samples, hour.marks, from));
    this.#drawPoint();
  }

  /** They need a width, which they have once the section is on the page. */
  #makeCharts(): Charts | undefined {
    const [pods, enis, addresses] = this.#frames;
    if (this.#charts === undefined && pods.place.clientWidth > 0) {
      const colors = this.#colors;
      const pending = { color: 'charts-yellow', area: 'stripes' } as const;
      const running = { color: 'charts-blue', area: 'even' } as const;
      const warm = { color: 'charts-green', dash: [7, 4] };
      this.#charts = [
        new Chart(pods.place, { height: 120, curves: [pending, running], colors, times: false, signs: true }),
        new Chart(enis.place, { height: 64, curves: [{ color: 'charts-purple' }], colors, times: false, signs: false }),
        new Chart(addresses.place, {
          height: 110,
          curves: [{ color: 'charts-blue' }, warm],
          colors,
          times: true,
          signs: false,
        }),
      ];
    }
    return this.#charts;
  }

  #resize(): void {
    if (this.#charts === undefined) return this.update();
    for (const [index, chart] of this.#charts.entries()) chart.width = this.#frames[index]?.place.clientWidth ?? 0;
  }

  /** The numbers and events at the point in time, or now. */
  #drawPoint(): void {
    const { hour, now, strings } = this.#context;
    const { timeline: words } = strings;
    const { time } = this.#pointer;
    const at = time ?? now();
    const sample = hour.at(at);
    const near = this.#period.minutes * 60_000 * reach;
    const marks = time === undefined ? [] : hour.marks.filter((mark) => Math.abs(mark.at - time) <= near);
    for (const chart of this.#charts ?? []) chart.pointed = time;
    const [pods, enis, addresses] = this.#frames;
    const text = (name: Exclude<keyof TimelineSample, 'at'>) => String(sample?.[name] ?? words.unknown);
    pods.numbers = [text('running'), text('pending')];
    enis.numbers = [text('enis')];
    addresses.numbers = [text('used'), text('warm')];
    const happened = marks.map((mark) => `${clockTime(mark.at)} ${markSign(mark)} ${this.#markText(mark)}`);
    setText(this.#moment, [clockTime(at), ...happened].join(' · '));
    const numbers = (['running', 'pending', 'enis', 'used', 'warm'] as const).map(text);
    const sentence = fill(words.sentence, clockTime(at), ...numbers);
    this.#pointer.say([sentence, ...marks.map((mark) => this.#markText(mark))].join('; '));
  }

  #markText(mark: TimelineMark): string {
    return markText(mark, this.#context.strings);
  }
}

/** By the system's setting or the editor's. */
function wantsLittleMotion(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') ||
    window.matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
