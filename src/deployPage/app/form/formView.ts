import { deployCost } from '../../../domain/deploy/deployCost.ts';
import { stackNameKey, type DeployForm, type FormProblem } from '../../../domain/deploy/deployForm.ts';
import { fieldKind } from '../../../domain/deploy/fieldKind.ts';
import { formProblems } from '../../../domain/deploy/formProblems.ts';
import { element } from '../../../webview/app/element.ts';
import { pushButton } from '../button.ts';
import type { DeployPageState } from '../../protocol.ts';
import { CostBox, costSentence } from '../costBox.ts';
import type { Draft } from '../draft.ts';
import { NameField } from '../fields/nameField.ts';
import { ParameterField } from '../fields/parameterField.ts';
import { labelOfKey } from '../labels.ts';
import type { PageContext } from '../pageContext.ts';
import { problemText } from '../problemText.ts';
import type { StageView } from '../stageView.ts';
import { FieldGroup, type OpenGroups } from './fieldGroup.ts';
import { groupsOf } from './groups.ts';
import { ProblemSummary } from './problemSummary.ts';
import { TemplateChooser } from './templateChooser.ts';
import { TemplateWarnings } from './templateWarnings.ts';

/** The form: everything a person decides, with what is wrong and what it costs in sight at each key. */
export class FormView implements StageView {
  readonly root: HTMLElement;
  readonly heading: HTMLElement;
  readonly #context: PageContext;
  readonly #draft: Draft;
  readonly #open: OpenGroups;
  readonly #template: TemplateChooser;
  readonly #warnings: TemplateWarnings;
  readonly #summary: ProblemSummary;
  readonly #cost: CostBox;
  readonly #groupsPlace = element('div', { className: 'groups' });
  readonly #offersFailed: HTMLElement;
  /** Fields whose value the person has touched: an empty one that nobody has is not complained of. */
  readonly #touched = new Set<string>();
  #attempted = false;
  #state: DeployPageState | undefined;
  #drawn = '';
  #name: NameField | undefined;
  #fields: ReadonlyMap<string, ParameterField> = new Map();
  #groups: readonly FieldGroup[] = [];

  constructor(context: PageContext, draft: Draft) {
    this.#context = context;
    this.#draft = draft;
    const words = context.strings.form;
    this.#open = context.arrangement.choices('groups', (kept) =>
      Object.fromEntries(
        Object.entries(kept).filter((each): each is [string, boolean] => typeof each[1] === 'boolean'),
      ),
    );
    this.heading = element('h2', { text: words.heading, attributes: { tabindex: '-1' } });
    this.#template = new TemplateChooser(context);
    this.#warnings = new TemplateWarnings(context, (key, value) => this.#typed(key, value));
    this.#summary = new ProblemSummary(context, (key) => this.focus(key));
    this.#cost = new CostBox(context);
    this.#offersFailed = element(
      'p',
      {},
      pushButton(words.again, 'secondary', () => context.ask('readOffers', null)),
    );
    const go = element(
      'div',
      { className: 'go' },
      pushButton(words.check, 'primary', () => this.#check()),
      element('p', { className: 'quiet small', text: words.checkText }),
    );
    this.root = element(
      'div',
      { className: 'stage form' },
      element('div', { className: 'main' }, this.heading, this.#template.root, this.#warnings.root, this.#groupsPlace),
      element('aside', {}, this.#cost.root, this.#summary.root, this.#offersFailed, go),
    );
  }

  update(state: DeployPageState): void {
    this.#state = state;
    this.#show();
  }

  focus(key: string): boolean {
    if (key === stackNameKey && this.#name !== undefined) {
      this.#name.focus();
      return true;
    }
    return this.#groups.some((group) => group.focus(key));
  }

  #show(): void {
    const form = this.#form();
    if (form === undefined || this.#state === undefined) return;
    const { strings } = this.#context;
    this.#drawGroups(form);
    const problems = this.#problems(form, this.#state.held);
    const texts = new Map(problems.map(({ key, problem }) => [key, problemText(form, problem, strings)]));
    const shown = problems.filter((each) => this.#isTimeToSay(each));
    const shownKeys = new Set(shown.map(({ key }) => key));
    const textOf = (key: string) => (shownKeys.has(key) ? (texts.get(key) ?? '') : '');
    this.#name?.update(form, textOf(stackNameKey));
    for (const [key, field] of this.#fields)
      field.update(form, { problem: textOf(key), held: this.#state.held.includes(key) });
    for (const group of this.#groups) group.update(form);
    this.#template.update(form);
    this.#warnings.update(form);
    this.#summary.update(
      problems.map(({ key }) => ({ key, label: labelOfKey(form, key, strings), text: texts.get(key) ?? '' })),
    );
    const cost = deployCost(form);
    this.#cost.update(form, cost);
    this.#context.announce(costSentence(form, cost, this.#context));
    this.#offersFailed.hidden = Object.values(form.offers).every(({ state }) => state !== 'failed');
  }

  #form(): DeployForm | undefined {
    const stage = this.#state?.stage;
    return stage?.kind === 'form' ? this.#draft.over(stage.form) : undefined;
  }

  /** A secret that the host has is not missing here. */
  #problems(form: DeployForm, held: readonly string[]): readonly FormProblem[] {
    return formProblems(form).filter(({ key }) => !held.includes(key) || (form.values[key] ?? '') !== '');
  }

  #isTimeToSay({ key, problem }: FormProblem): boolean {
    return this.#attempted || this.#touched.has(key) || problem.kind !== 'missing';
  }

  #drawGroups(form: DeployForm): void {
    const drawn = JSON.stringify([form.template.source, form.template.summary.parameters]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const { strings } = this.#context;
    const asked = form.template.summary.parameters.filter((parameter) => fieldKind(parameter) !== 'cluster-name');
    const port = {
      typed: (key: string, value: string) => this.#typed(key, value),
      reset: (key: string) => {
        this.#draft.reset(key);
        this.#show();
      },
    };
    this.#name = new NameField(form, this.#context, (name) => {
      this.#touched.add(stackNameKey);
      this.#draft.setName(name);
      this.#show();
    });
    this.#fields = new Map(asked.map((each) => [each.key, new ParameterField(each, form, this.#context, port)]));
    const name = this.#name.root;
    this.#groups = [
      new FieldGroup('', strings.form.lab, [], this.#fields, this.#open, [name]),
      ...groupsOf(form, asked, strings).map(
        (group) => new FieldGroup(group.name, group.label, group.parameters, this.#fields, this.#open),
      ),
    ];
    this.#groupsPlace.replaceChildren(...this.#groups.map(({ root }) => root));
  }

  #typed(key: string, value: string): void {
    this.#touched.add(key);
    this.#draft.setValue(key, value);
    this.#show();
  }

  #check(): void {
    const form = this.#form();
    if (form === undefined || this.#state === undefined) return;
    this.#draft.flush();
    this.#attempted = true;
    this.#show();
    if (this.#problems(form, this.#state.held).length > 0) this.#summary.focus();
    else this.#context.ask('check', null);
  }
}
