import { deployCost, type DeployCost } from '../../domain/deploy/deployCost.ts';
import type { DeployForm } from '../../domain/deploy/deployForm.ts';
import { element, linkButton, setText } from '../../webview/app/element.ts';
import { KeyedList } from '../../webview/app/keyedList.ts';
import { fill } from '../../webview/app/words.ts';
import { labelOfKey } from './labels.ts';
import type { PageContext } from './pageContext.ts';
import { dollars } from './words.ts';

const priceListUrl = 'https://aws.amazon.com/ec2/pricing/on-demand/';
const hoursPerDay = 24;

type Part = Extract<DeployCost, { state: 'known' }>['cost']['parts'][number];

/** What the lab would cost per hour: the sum, what it is made of, and of which day the prices are. */
export class CostBox {
  readonly root: HTMLElement;
  readonly #context: PageContext;
  readonly #total = element('p', { className: 'total' });
  readonly #day = element('p', { className: 'quiet' });
  readonly #table: HTMLTableElement;
  readonly #parts: KeyedList<Part>;
  readonly #source = element('p', { className: 'quiet small' });

  constructor(context: PageContext) {
    this.#context = context;
    const words = context.strings.cost;
    const body = element('tbody');
    this.#parts = new KeyedList(
      body,
      ({ part }) => part,
      ({ part }) => {
        const amount = element('td');
        const name = element('th', { text: words.parts[part], attributes: { scope: 'row' } });
        return {
          root: element('tr', {}, name, amount),
          update: (item) => setText(amount, `$${item.amount.toFixed(3)}`),
        };
      },
    );
    const head = element(
      'tr',
      { className: 'spoken' },
      element('th', { text: words.part, attributes: { scope: 'col' } }),
      element('th', { text: words.amount, attributes: { scope: 'col' } }),
    );
    this.#table = element('table', {}, element('thead', {}, head), body);
    this.root = element(
      'section',
      { className: 'cost', attributes: { 'aria-labelledby': 'cost-heading' } },
      element('h3', { text: words.heading, attributes: { id: 'cost-heading' } }),
      this.#total,
      this.#day,
      this.#table,
      this.#source,
      linkButton(words.priceList, () => context.act({ kind: 'open-url', url: priceListUrl })),
    );
  }

  update(form: DeployForm, cost: DeployCost = deployCost(form)): void {
    const words = this.#context.strings.cost;
    const sentence = costSentence(form, cost, this.#context);
    setText(this.#total, sentence);
    const isKnown = cost.state === 'known' && cost.cost.parts.length > 0;
    this.#total.classList.toggle('known', isKnown);
    for (const part of [this.#day, this.#table, this.#source]) part.hidden = !isKnown;
    if (!isKnown) return;
    setText(this.#day, fill(words.perDay, dollars(cost.cost.total * hoursPerDay)));
    this.#parts.update(cost.cost.parts);
    setText(this.#source, fill(words.asOf, cost.cost.asOf, form.region));
  }
}

/** The cost as one sentence, or why there is none. */
export function costSentence(form: DeployForm, cost: DeployCost, { strings }: PageContext): string {
  const words = strings.cost;
  if (cost.state === 'known')
    return cost.cost.parts.length === 0 ? words.nothingPriced : fill(words.about, dollars(cost.cost.total));
  const texts = { region: words.unknownRegion, type: words.unknownType, value: words.unknownValue };
  return fill(texts[cost.why], cost.why === 'value' ? labelOfKey(form, cost.what, strings) : cost.what);
}
