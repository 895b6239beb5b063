import type { PanelState, SourceProblem, Stage } from '../protocol.ts';
import { element, setText } from '../../webview/app/element.ts';
import { KeyedList, type View } from '../../webview/app/keyedList.ts';
import type { PageContext } from './pageContext.ts';
import { progressRing, pushButton } from '../../webview/app/toolkit.ts';
import { fill } from '../../webview/app/words.ts';
import type { Strings } from './words.ts';

type SimpleCommand = 'startPractice' | 'connect' | 'deployLab' | 'refresh' | 'showLog';

interface Notice {
  readonly heading: string;
  readonly text: string;
  readonly detail?: string;
  readonly busy?: boolean;
  /** The first one is the thing to do. */
  readonly buttons: readonly SimpleCommand[];
}

/** What stands in place of the picture while there is none: why, and what to do. */
export class StageNotice {
  readonly root = element('section', { className: 'notice', attributes: { 'aria-labelledby': 'notice-heading' } });
  readonly #context: PageContext;
  #shown = '';

  constructor(context: PageContext) {
    this.#context = context;
  }

  update({ stage }: PanelState): void {
    const notice = noticeOf(stage, this.#context.strings);
    this.root.hidden = notice === undefined;
    const text = JSON.stringify(notice ?? null);
    if (text === this.#shown) return;
    this.#shown = text;
    this.root.replaceChildren(...(notice === undefined ? [] : this.#draw(notice)));
  }

  #draw({ heading, text, detail = '', busy = false, buttons }: Notice): readonly HTMLElement[] {
    const { strings, run } = this.#context;
    const parts: HTMLElement[] = [
      element('h2', { text: heading, attributes: { id: 'notice-heading' } }),
      element('p', { text }),
    ];
    if (busy) parts.unshift(progressRing(heading));
    if (detail !== '') parts.push(element('p', { className: 'detail', text: detail }));
    const made = buttons.map((command, index) =>
      pushButton(strings.button[command], index === 0 ? 'primary' : 'secondary', () => run({ command })),
    );
    if (made.length > 0) parts.push(element('p', { className: 'buttons' }, ...made));
    return parts;
  }
}

function noticeOf(stage: Stage, strings: Strings): Notice | undefined {
  const words = strings.stage;
  switch (stage.kind) {
    case 'ready':
      return undefined;
    case 'loading':
      return { heading: words.loading, text: '', busy: true, buttons: [] };
    case 'no-connection':
      return { heading: words.noConnection, text: words.noConnectionText, buttons: ['startPractice', 'connect'] };
    case 'no-stack':
      return { heading: words.noStack, text: words.noStackText, buttons: ['deployLab'] };
    case 'no-nodes':
      return { heading: words.noNodes, text: words.noNodesText, buttons: ['refresh'] };
    case 'stack': {
      const heading = fill(words.stack, stage.name, stage.status);
      if (stage.busy) return { heading, text: words.stackBusyText, busy: true, buttons: [] };
      return { heading, text: words.stackIdleText, buttons: ['refresh', 'showLog'] };
    }
    case 'failed':
    default: {
      const { text, detail } = stage.problem;
      return { heading: words.failed, text, detail, buttons: ['refresh', 'showLog'] };
    }
  }
}

/** Sources that fail while the picture stands: said above it, with since when it is old. */
export class ProblemBanners {
  readonly root = element('div', { className: 'banners' });
  readonly #list: KeyedList<SourceProblem>;

  constructor(context: PageContext) {
    this.#list = new KeyedList(
      this.root,
      ({ source }) => source,
      () => bannerView(context),
    );
  }

  update({ problems, stage }: PanelState): void {
    this.#list.update(stage.kind === 'ready' ? problems : []);
  }
}

function bannerView({ strings, run }: PageContext): View<SourceProblem> {
  const text = element('p');
  const detail = element('p', { className: 'detail' });
  const again = pushButton(strings.button.refresh, 'secondary', () => run({ command: 'refresh' }));
  return {
    root: element(
      'div',
      { className: 'banner', attributes: { role: 'status' } },
      element('div', {}, text, detail),
      again,
    ),
    update(problem) {
      const time = new Date(problem.since).toLocaleTimeString(document.documentElement.lang);
      setText(text, `${problem.text} ${fill(strings.stage.old, time)}`);
      setText(detail, problem.detail);
    },
  };
}
