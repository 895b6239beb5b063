import uPlot from 'uplot';
import type { TimelineMark } from '../../protocol/timeline.ts';
import { markSign } from './markText.ts';
import type { ThemeColors } from './themeColors.ts';
import type { Value } from './columns.ts';

/** A curve of steps. */
export interface Curve {
  /** A colour of the editor: `charts-blue`. */
  readonly color: string;
  /** Lengths of dash and gap in pixels; none for a solid line. */
  readonly dash?: readonly number[];
  /** Fills down to the next curve, or to zero under the last. */
  readonly area?: 'even' | 'stripes';
}

export interface ChartOptions {
  readonly height: number;
  /** The one that stands highest first. */
  readonly curves: readonly Curve[];
  readonly colors: ThemeColors;
  /** Only the lowest of several charts says the times. */
  readonly times: boolean;
  /** Only the highest has room for the signs of events. */
  readonly signs: boolean;
}

/** Room for the signs above, for the times below, and for the numbers left, in pixels. */
const signRoom = 20;
const timeRoom = 28;
const numberRoom = 48;
/** Half the width of a time, for one that stands at the right end. */
const lastTimeRoom = 28;
/** Signs nearer than this to the one before are not drawn: they would cover each other. */
const signWidth = 12;

const never = () => null;

/** Curves over time by uPlot, in the theme's colours, with events as upright lines. Looks after one canvas. */
export class Chart {
  readonly #options: ChartOptions;
  readonly #plot: uPlot;
  #period: readonly [from: number, to: number] = [0, 1];
  #marks: readonly TimelineMark[] = [];
  #pointed: number | undefined;

  constructor(parent: HTMLElement, options: ChartOptions) {
    this.#options = options;
    this.#plot = new uPlot(this.#describe(parent.clientWidth), [[], ...options.curves.map(() => [])], parent);
  }

  /** `values`: a column for each curve. */
  show(
    period: readonly [number, number],
    times: number[],
    values: readonly Value[][],
    marks: readonly TimelineMark[],
  ): void {
    this.#period = period;
    this.#marks = marks;
    this.#plot.setData([times, ...values]);
    this.#drawPointer();
  }

  /** Draws anew, as it is after a change of the theme. */
  redraw(): void {
    this.#plot.redraw();
  }

  set width(width: number) {
    if (width > 0 && width !== this.#plot.width) this.#plot.setSize({ width, height: this.#plot.height });
    this.#drawPointer();
  }

  /** Shows an upright line at a time; undefined takes it away. */
  set pointed(time: number | undefined) {
    this.#pointed = time;
    this.#drawPointer();
  }

  /** The time at a distance from the left edge of the page, in pixels. */
  timeAt(clientX: number): number {
    const { left, width } = this.#plot.over.getBoundingClientRect();
    const [from, to] = this.#period;
    return from + (to - from) * Math.min(1, Math.max(0, (clientX - left) / Math.max(1, width)));
  }

  #drawPointer(): void {
    const left = this.#pointed === undefined ? -10 : this.#plot.valToPos(this.#pointed, 'x');
    this.#plot.setCursor({ left, top: left < 0 ? -10 : 0 });
  }

  #describe(width: number): uPlot.Options {
    const { height, curves, colors, times, signs } = this.#options;
    const text = () => colors.get('descriptionForeground');
    const grid = { stroke: () => colors.area('descriptionForeground', 'faint'), width: 1 };
    const font = `11px ${getComputedStyle(document.body).fontFamily}`;
    const stepped = uPlot.paths.stepped?.({ align: 1 });
    return {
      width: Math.max(width, 1),
      height: height + (signs ? signRoom : 0) + (times ? timeRoom : 0),
      ms: 1,
      padding: [signs ? signRoom : 8, lastTimeRoom, times ? 0 : 4, 0],
      legend: { show: false },
      cursor: {
        y: false,
        points: { show: false },
        drag: { x: false, y: false, setScale: false },
        bind: {
          mousemove: never,
          mousedown: never,
          mouseup: never,
          click: never,
          dblclick: never,
          mouseenter: never,
          mouseleave: never,
        },
      },
      scales: {
        x: { range: () => [...this.#period] },
        y: { range: (_plot, _least, most) => [0, Math.max(4, Math.ceil((most ?? 0) * 1.1))] },
      },
      axes: [
        {
          stroke: text,
          font,
          grid,
          ticks: { show: false },
          size: times ? timeRoom : 0,
          space: 80,
          values: (_plot, splits) => (times ? splits.map((at) => this.#timeText(at)) : splits.map(() => '')),
        },
        { stroke: text, font, grid, ticks: { show: false }, size: numberRoom, space: 30, incrs: wholeSteps },
      ],
      series: [
        {},
        ...curves.map(({ color, dash, area }, index) => ({
          stroke: () => colors.get(color),
          width: 2,
          points: { show: false },
          ...(stepped && { paths: stepped }),
          ...(dash && { dash: [...dash] }),
          // Between two curves uPlot fills by a band, below.
          ...(area !== undefined && index === curves.length - 1 && { fill: () => colors.area(color, area) }),
        })),
      ],
      bands: curves
        .slice(0, -1)
        .flatMap(({ color, area }, index) =>
          area === undefined
            ? []
            : [{ series: [index + 1, index + 2] as uPlot.Band.Bounds, fill: () => colors.area(color, area) }],
        ),
      hooks: { draw: [(plot) => this.#drawMarks(plot)] },
    };
  }

  #timeText(at: number): string {
    const [from, to] = this.#period;
    const seconds = to - from <= 600_000;
    return new Date(at).toLocaleTimeString('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      ...(seconds && { second: '2-digit' }),
    });
  }

  #drawMarks(plot: uPlot): void {
    const { ctx, bbox } = plot;
    const { colors, signs } = this.#options;
    const ratio = uPlot.pxRatio;
    ctx.save();
    ctx.strokeStyle = colors.get('descriptionForeground');
    ctx.fillStyle = colors.get('foreground');
    ctx.lineWidth = ratio;
    ctx.setLineDash([2 * ratio, 3 * ratio]);
    ctx.font = `${11 * ratio}px ${getComputedStyle(document.body).fontFamily}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'bottom';
    let last = Number.NEGATIVE_INFINITY;
    for (const mark of this.#marks) {
      const x = Math.round(plot.valToPos(mark.at, 'x', true));
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      if (!signs || x - last < signWidth * ratio) continue;
      last = x;
      ctx.fillText(markSign(mark), x, bbox.top - 2 * ratio);
    }
    ctx.restore();
  }
}

/** Pods and addresses come whole. */
const wholeSteps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];
