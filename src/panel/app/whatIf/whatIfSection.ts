import { cniMode, whatIf } from '../../../domain/capacity/whatIf.ts';
import type { PanelState } from '../../protocol.ts';
import type { Place } from '../../protocol/place.ts';
import type { WhatIfState } from '../../protocol/whatIf.ts';
import type { KeptChoices } from '../../../webview/app/arrangement.ts';
import { element, setText } from '../../../webview/app/element.ts';
import { Formula } from '../formula.ts';
import { KeyedList } from '../../../webview/app/keyedList.ts';
import type { PageContext } from '../pageContext.ts';
import type { Section } from '../section.ts';
import { pushButton } from '../../../webview/app/toolkit.ts';
import { fill } from '../../../webview/app/words.ts';
import { deciderText } from '../deciderText.ts';
import { ChoiceForm } from './choiceForm.ts';
import { differs, keptForm, nothingChosen, readChoices, wholeChoice, worldOf, type WhatIfChoices } from './choices.ts';
import { Comparison } from './comparison.ts';
import { GrowthPicture } from './growthPicture.ts';
import { notesOf } from './notes.ts';
import { NowAndThen } from './nowAndThen.ts';
import { PoolPicture } from './poolPicture.ts';

/** What would become of the cluster: choices on the left, the same numbers and pictures on the right. */
export class WhatIfSection implements Section {
  readonly root: HTMLElement;
  readonly #context: PageContext;
  readonly #kept: KeptChoices<object>;
  #choices: WhatIfChoices;
  readonly #form: ChoiceForm;
  readonly #numbers: NowAndThen;
  readonly #formula: Formula;
  readonly #decider = element('p', { className: 'decider' });
  readonly #pool: PoolPicture;
  readonly #growth: GrowthPicture;
  readonly #notes: KeyedList<string>;
  readonly #costNote = element('p', { className: 'quiet' });
  readonly #comparison: Comparison;
  readonly #pictures: HTMLElement;
  readonly #buttons: HTMLElement;
  readonly #same: HTMLElement;
  #state: WhatIfState | undefined;

  constructor(context: PageContext) {
    const { strings, arrangement } = context;
    const words = strings.whatIf;
    this.#context = context;
    this.#kept = arrangement.choices<object>('what-if', (kept) => kept);
    this.#choices = readChoices(this.#kept.value as Record<string, unknown>);
    this.#form = new ChoiceForm(context, ({ cni, ...change }) =>
      this.#choose({ ...this.#choices, ...change, cni: { ...this.#choices.cni, ...cni } }),
    );
    this.#numbers = new NowAndThen(strings);
    this.#formula = new Formula(context);
    this.#pool = new PoolPicture(strings);
    this.#growth = new GrowthPicture(strings);
    const notes = element('ul', { className: 'notes' });
    this.#notes = new KeyedList(notes, (note) => note, noteView);
    this.#comparison = new Comparison(context, {
      add: (type) => this.#choose({ ...this.#choices, compared: [...new Set([...this.#choices.compared, type])] }),
      remove: (type) =>
        this.#choose({ ...this.#choices, compared: this.#choices.compared.filter((each) => each !== type) }),
      use: (instanceType) => this.#choose({ ...this.#choices, instanceType }),
    });
    this.#pictures = element('div', { className: 'pictures' }, this.#pool.root, this.#growth.root);
    this.#buttons = element(
      'div',
      { className: 'apply' },
      element(
        'div',
        { className: 'buttons' },
        pushButton(words.apply, 'primary', () => this.#apply()),
        pushButton(words.reset, 'secondary', () => this.#reset()),
      ),
      element('p', { className: 'quiet', text: words.applyNote }),
    );
    this.#same = element('p', { className: 'quiet', text: words.same });
    this.root = element(
      'section',
      { className: 'what-if', attributes: { id: 'what-if', 'aria-labelledby': 'what-if-heading' } },
      element(
        'div',
        { className: 'heading' },
        element('h2', { text: words.heading, attributes: { id: 'what-if-heading' } }),
      ),
      element('p', { className: 'quiet', text: words.intro }),
      element(
        'div',
        { className: 'columns' },
        element('div', {}, this.#form.root, this.#buttons, this.#same),
        element(
          'div',
          { className: 'outcome' },
          this.#formula.root,
          this.#decider,
          this.#numbers.root,
          this.#costNote,
          notes,
          this.#pictures,
        ),
      ),
      this.#comparison.root,
    );
  }

  update({ whatIf: state }: PanelState): void {
    // Most changes of a cluster change nothing here, and the whole plan of its pods takes long.
    if (state === this.#state) return;
    this.#state = state;
    this.#draw();
  }

  /** Tries out what the place names; the page shows the section's top. */
  show({ tryOut }: Place): boolean {
    if (tryOut === 'prefix-delegation')
      this.#choose({ ...this.#choices, cni: { ...this.#choices.cni, prefixDelegation: true } });
    return false;
  }

  #apply(): void {
    if (this.#state === undefined) return;
    const { deployment, replicas, instanceType, nodes, cni } = wholeChoice(this.#state, this.#choices);
    const [namespace, name] = deployment?.split('/') ?? [];
    this.#context.run({
      command: 'applyWhatIf',
      target: {
        instanceType,
        nodes,
        cni,
        deployment: namespace === undefined || name === undefined ? undefined : { namespace, name, replicas },
      },
    });
  }

  #reset(): void {
    const { compared, deployment } = this.#choices;
    this.#choose({ ...nothingChosen, compared, deployment });
  }

  #choose(choices: WhatIfChoices): void {
    this.#choices = choices;
    this.#kept.value = keptForm(choices);
    this.#draw();
  }

  #draw(): void {
    const state = this.#state;
    if (state === undefined) return;
    const { strings } = this.#context;
    const choice = wholeChoice(state, this.#choices);
    const world = worldOf(state, this.#choices);
    const outcome = whatIf(choice, world);
    const changed = differs(state, this.#choices);
    this.#buttons.hidden = !changed;
    this.#same.hidden = changed;
    this.#form.update(state, choice);
    this.#numbers.update(state, outcome);
    this.#formula.root.hidden = outcome === undefined;
    this.#decider.hidden = outcome === undefined;
    this.#costNote.hidden = outcome?.cost === undefined;
    this.#pictures.hidden = outcome === undefined;
    if (outcome !== undefined) {
      this.#formula.update(
        { type: choice.instanceType, hostNetworkPods: [], mode: cniMode(choice.cni), decider: state.decider },
        outcome.terms,
      );
      setText(this.#decider, deciderText(state.decider, outcome.maxPods, strings));
      setText(this.#costNote, fill(strings.whatIf.costNote, state.region, outcome.cost?.asOf ?? ''));
      this.#pool.update(outcome);
      this.#growth.update(outcome.overTime);
    }
    this.#notes.update(notesOf(state, choice, outcome, strings));
    this.#comparison.update(state.instanceType, this.#choices.compared, choice, world);
  }
}

function noteView(note: string) {
  return { root: element('li', { text: note }), update() {} };
}
