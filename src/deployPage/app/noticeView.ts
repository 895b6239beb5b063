import { element } from '../../webview/app/element.ts';
import { pushButton } from './button.ts';
import type { PageContext } from './pageContext.ts';
import type { StageView } from './stageView.ts';
import { statusShape } from './statusShape.ts';

/** Stands where there is no form yet: nothing is connected. */
export function noConnectionView({ strings, act }: PageContext): StageView {
  const heading = element('h2', { text: strings.noConnection, attributes: { tabindex: '-1' } });
  const buttons = element(
    'p',
    { className: 'buttons' },
    pushButton(strings.startPractice, 'primary', () => act({ kind: 'start-practice' })),
    pushButton(strings.connect, 'secondary', () => act({ kind: 'connect' })),
  );
  const root = element(
    'div',
    { className: 'stage notice' },
    heading,
    element('p', { text: strings.noConnectionText }),
    buttons,
  );
  return { root, heading, update() {} };
}

/** Stands while the template is being read. */
export function readingView({ strings }: PageContext): StageView {
  const heading = element('h2', { text: strings.template.reading, attributes: { tabindex: '-1' } });
  const root = element('div', { className: 'stage notice' }, statusShape('busy'), heading);
  return { root, heading, update() {} };
}
