import type { DeployPlan, PlanGroup } from '../../domain/deploy/deployState.ts';
import { element, setText } from '../../webview/app/element.ts';
import { pushButton } from './button.ts';
import { count, fill } from '../../webview/app/words.ts';
import type { DeployPageState } from '../protocol.ts';
import { CostBox } from './costBox.ts';
import type { PageContext } from './pageContext.ts';
import type { StageView } from './stageView.ts';
import type { Strings } from './words.ts';

/** What CloudFormation would do, by what a learner knows, and the one button that begins it. */
export class PlanView implements StageView {
  readonly root: HTMLElement;
  readonly heading: HTMLElement;
  readonly #strings: Strings;
  readonly #summary = element('p', { className: 'verdict' });
  readonly #minutes = element('p', { className: 'quiet' });
  readonly #groups = element('div', { className: 'plan-groups' });
  readonly #cost: CostBox;
  readonly #deploy: HTMLElement;
  readonly #deployText: HTMLElement;
  #drawn: DeployPlan | undefined;

  constructor(context: PageContext) {
    const { strings, ask } = context;
    this.#strings = strings;
    this.heading = element('h2', { text: strings.plan.heading, attributes: { tabindex: '-1' } });
    this.#cost = new CostBox(context);
    this.#deploy = pushButton(strings.plan.deploy, 'primary', () => ask('execute', null));
    this.#deployText = element('p', { className: 'quiet small', text: strings.plan.deployText });
    const go = element(
      'div',
      { className: 'go' },
      element(
        'p',
        { className: 'buttons' },
        this.#deploy,
        pushButton(strings.back, 'secondary', () => ask('back', null)),
      ),
      this.#deployText,
    );
    this.root = element(
      'div',
      { className: 'stage plan' },
      element('div', { className: 'main' }, this.heading, this.#summary, this.#minutes, this.#groups),
      element('aside', {}, this.#cost.root, go),
    );
  }

  update({ stage }: DeployPageState): void {
    if (stage.kind !== 'plan') return;
    const { plan, form } = stage;
    const words = this.#strings.plan;
    setText(this.#summary, plan.isEmpty ? words.empty : count(words.summary, plan.total, plan.stackName));
    setText(this.#minutes, fill(words.minutes, plan.minutes.least, plan.minutes.most));
    this.#minutes.hidden = plan.isEmpty;
    this.#deploy.hidden = plan.isEmpty;
    this.#deployText.hidden = plan.isEmpty;
    this.#cost.update(form, plan.cost);
    if (JSON.stringify(plan) === JSON.stringify(this.#drawn)) return;
    this.#drawn = plan;
    this.#groups.replaceChildren(...plan.groups.map((group) => drawnGroup(group, words)));
  }
}

function drawnGroup({ title, sentence, resources }: PlanGroup, words: Strings['plan']): HTMLElement {
  const heads = [words.resource, words.type, words.what].map((text) =>
    element('th', { text, attributes: { scope: 'col' } }),
  );
  const rows = resources.map(({ logicalId, words: kind, action }) =>
    element(
      'tr',
      { className: action },
      element('th', { text: logicalId, attributes: { scope: 'row' } }),
      element('td', { text: kind }),
      element('td', { className: 'action', text: words.actions[action] }),
    ),
  );
  return element(
    'details',
    { className: 'group' },
    element(
      'summary',
      {},
      element('h3', { text: title }),
      element('span', { className: 'quiet', text: count(words.resources, resources.length) }),
      element('span', { className: 'sentence', text: sentence }),
    ),
    element('table', {}, element('thead', {}, element('tr', {}, ...heads)), element('tbody', {}, ...rows)),
  );
}
