import type { DeployProgress, Readiness } from '../../../domain/deploy/deployState.ts';
import { element, setText } from '../../../webview/app/element.ts';
import { KeyedList, type View } from '../../../webview/app/keyedList.ts';
import { fill } from '../../../webview/app/words.ts';
import type { PageContext } from '../pageContext.ts';
import { showStatus } from '../statusShape.ts';
import type { Strings } from '../words.ts';

type Line = Readiness & { readonly isTime: boolean };

/** What makes a stack a lab: the cluster answers, nodes are Ready, the CNI and DNS are up. */
export class ReadinessList {
  readonly root: HTMLElement;
  readonly #lines: KeyedList<Line>;

  constructor({ strings }: PageContext) {
    const words = strings.progress;
    const list = element('ul');
    this.#lines = new KeyedList<Line>(
      list,
      ({ kind }) => kind,
      () => lineView(words),
    );
    this.root = element(
      'section',
      { className: 'board-group readiness' },
      element('h3', { text: words.readiness }),
      list,
    );
  }

  update({ readiness, phase }: DeployProgress): void {
    // What is being taken back will not be ready.
    this.root.hidden = readiness.length === 0 || phase === 'rolling-back' || phase === 'cleaning-up';
    this.#lines.update(readiness.map((each) => ({ ...each, isTime: phase === 'ready' })));
  }
}

function lineView(words: Strings['progress']): View<Line> {
  const mark = element('span', { className: 'mark' });
  const title = element('span', { className: 'name' });
  const state = element('span', { className: 'state' });
  const root = element(
    'li',
    {},
    mark,
    element('span', { className: 'what' }, title),
    element('span', { className: 'how' }, state),
  );
  return {
    root,
    update({ title: text, ready, wanted, isTime }) {
      const isReady = wanted !== undefined && wanted > 0 && ready >= wanted;
      root.className = isReady ? 'done' : isTime ? 'running' : 'waiting';
      showStatus(mark, isReady ? 'good' : isTime ? 'busy' : 'ahead');
      setText(title, text);
      const counts = wanted === undefined || wanted <= 1 ? '' : ` · ${fill(words.readyCount, ready, wanted)}`;
      setText(state, `${isReady ? words.ready : isTime ? words.notReady : words.afterStack}${counts}`);
    },
  };
}
