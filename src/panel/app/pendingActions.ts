import type { PendingAction } from '../protocol/pending.ts';
import { element, setText } from '../../webview/app/element.ts';
import { KeyedList } from '../../webview/app/keyedList.ts';
import type { PageContext } from './pageContext.ts';
import { pushButton } from '../../webview/app/toolkit.ts';
import { fill } from '../../webview/app/words.ts';

/** Buttons for what helps the pods of a group. */
export class PendingActions {
  readonly root = element('p', { className: 'remedies' });
  readonly #list: KeyedList<PendingAction>;

  constructor(context: PageContext) {
    this.#list = new KeyedList(this.root, keyOf, (action) => {
      const button = actionButton(action, context);
      return { root: button, update: (next) => setText(button, actionText(next, context)) };
    });
  }

  update(actions: readonly PendingAction[]): void {
    this.root.hidden = actions.length === 0;
    this.#list.update(actions);
  }
}

function keyOf(action: PendingAction): string {
  return JSON.stringify(action);
}

function actionText(action: PendingAction, { strings }: PageContext): string {
  const { pending: words } = strings;
  switch (action.kind) {
    case 'scale-nodegroup':
      return fill(words.scaleNodegroup, action.nodegroup);
    case 'what-if':
      return words.whatIf;
    case 'scale-down':
      return fill(words.scaleDown, action.name);
    case 'uncordon':
      return fill(words.uncordon, action.shortName);
    default:
      return action satisfies never;
  }
}

function actionButton(action: PendingAction, context: PageContext): HTMLElement {
  return pushButton('', 'secondary', () => act(action, context));
}

function act(action: PendingAction, { run, go }: PageContext): void {
  switch (action.kind) {
    case 'scale-nodegroup':
      run({ command: 'scaleNodegroup', nodegroup: action.nodegroup });
      break;
    case 'what-if':
      go({ section: 'what-if', tryOut: 'prefix-delegation' });
      break;
    case 'scale-down':
      run({ command: 'scaleDeployment', namespace: action.namespace, name: action.name });
      break;
    case 'uncordon':
      run({ command: 'uncordonNode', nodeName: action.nodeName });
      break;
    default:
      action satisfies never;
  }
}
