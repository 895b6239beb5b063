import { valueOf, type DeployForm } from '../../../domain/deploy/deployForm.ts';
import { fieldKind } from '../../../domain/deploy/fieldKind.ts';
import type { TemplateParameter } from '../../../domain/deploy/templateParameter.ts';
import { element, setText } from '../../../webview/app/element.ts';
import type { KeptChoices } from '../../../webview/app/arrangement.ts';
import type { ParameterField } from '../fields/parameterField.ts';

/** Which groups a person has opened or closed, by their names. */
export type OpenGroups = KeptChoices<Readonly<Record<string, boolean>>>;

/** Kinds whose defaults few people change. */
const rarelyChanged: ReadonlySet<string> = new Set(['cidr', 'zone', 'text']);

/** Fields that belong together. Those whose values hardly anybody changes begin closed, with the values in sight. */
export class FieldGroup {
  readonly root: HTMLDetailsElement;
  readonly #parameters: readonly TemplateParameter[];
  readonly #fields: ReadonlyMap<string, ParameterField>;
  readonly #values = element('span', { className: 'quiet small values' });

  constructor(
    name: string,
    label: string,
    parameters: readonly TemplateParameter[],
    fields: ReadonlyMap<string, ParameterField>,
    open: OpenGroups,
    first: readonly HTMLElement[] = [],
  ) {
    this.#parameters = parameters;
    this.#fields = fields;
    const shown = parameters.flatMap(({ key }) => fields.get(key)?.root ?? []);
    this.root = element(
      'details',
      { className: 'group' },
      element('summary', {}, element('h3', { text: label }), this.#values),
      element('div', { className: 'fields' }, ...first, ...shown),
    );
    const isRare = parameters.length > 0 && first.length === 0 && parameters.every((each) => isRarelyChanged(each));
    this.root.open = open.value[name] ?? !isRare;
    this.root.addEventListener('toggle', () => {
      this.#values.hidden = this.root.open;
      if (open.value[name] !== this.root.open) open.value = { ...open.value, [name]: this.root.open };
    });
    this.#values.hidden = this.root.open;
  }

  update(form: DeployForm): void {
    const texts = this.#parameters
      .filter(({ noEcho }) => !noEcho)
      .map((parameter) => valueOf(form, parameter))
      .filter((value) => value !== '');
    setText(this.#values, texts.join(' · '));
  }

  /** Goes to a field of this group; false when it has none of this key. */
  focus(key: string): boolean {
    const field = this.#parameters.some((each) => each.key === key) ? this.#fields.get(key) : undefined;
    if (field === undefined) return false;
    this.root.open = true;
    field.focus();
    return true;
  }
}

function isRarelyChanged(parameter: TemplateParameter): boolean {
  return rarelyChanged.has(fieldKind(parameter)) && parameter.defaultValue !== undefined;
}
