import { valueOf, type DeployForm } from '../../../domain/deploy/deployForm.ts';
import { fieldKind, type FieldKind } from '../../../domain/deploy/fieldKind.ts';
import type { DeployOffers } from '../../../domain/deploy/offers.ts';
import type { TemplateParameter } from '../../../domain/deploy/templateParameter.ts';
import { fill } from '../../../webview/app/words.ts';
import { fieldLabel, fieldText } from '../labels.ts';
import type { PageContext } from '../pageContext.ts';
import type { Control } from './control.ts';
import { FieldFrame } from './fieldFrame.ts';
import { SuggestControl } from './suggestControl.ts';
import { offerOf, suggestionsOf, type Suggestion } from './suggestions.ts';
import { choiceControl, secretControl, textControl } from './textControl.ts';

export interface FieldPort {
  typed(key: string, value: string): void;
  reset(key: string): void;
}

/** What a field is shown with besides the form. */
export interface FieldState {
  /** Empty when nothing is wrong, or when it is not the time to say so. */
  readonly problem: string;
  /** The host has the value of this secret. */
  readonly held: boolean;
}

/** The field of one parameter, with the control that its kind deserves. */
export class ParameterField {
  readonly root: HTMLElement;
  readonly key: string;
  readonly #kind: FieldKind;
  readonly #context: PageContext;
  readonly #parameter: TemplateParameter;
  readonly #frame: FieldFrame;
  readonly #control: Control;
  #hold: ((held: boolean) => void) | undefined;
  #suggested: { readonly offers: DeployOffers; readonly of: readonly Suggestion[] } | undefined;

  constructor(parameter: TemplateParameter, form: DeployForm, context: PageContext, port: FieldPort) {
    const { key } = parameter;
    this.key = key;
    this.#parameter = parameter;
    this.#context = context;
    this.#kind = fieldKind(parameter);
    const label = fieldLabel(form, parameter, context.strings);
    const id = `field-${key}`;
    this.#control = this.#makeControl(id, label, (value) => port.typed(key, value));
    const text = fieldText(form, parameter, context.strings);
    const about = this.#kind === 'secret' ? [text, context.strings.form.secret].filter(Boolean).join(' · ') : text;
    this.#frame = new FieldFrame({
      id,
      label,
      text: about,
      input: this.#control.input,
      control: this.#control.root,
      reset: () => {
        port.reset(key);
        this.focus();
      },
    });
    this.root = this.#frame.root;
    this.root.classList.add(this.#kind);
  }

  focus(): void {
    this.#control.input.focus();
  }

  update(form: DeployForm, { problem, held }: FieldState): void {
    const value = valueOf(form, this.#parameter);
    if (this.#control instanceof SuggestControl) {
      this.#control.suggest(this.#suggestions(form));
      this.#control.input.placeholder = this.#parameter.defaultValue === '' ? this.#context.strings.form.empty : '';
    }
    this.#control.update(value);
    this.#hold?.(held);
    this.#frame.update({ problem, hint: this.#hint(form, value), reset: this.#resetText(form) });
  }

  #makeControl(id: string, label: string, typed: (value: string) => void): Control {
    const { form: words } = this.#context.strings;
    switch (this.#kind) {
      case 'secret': {
        const control = secretControl(words, typed);
        this.#hold = (held) => control.hold(held);
        return control;
      }
      case 'choice':
        return choiceControl(this.#parameter.allowedValues, words.empty, typed);
      case 'number':
        return textControl('number', typed);
      case 'text':
      case 'cidr':
      case 'cluster-name':
        return textControl('text', typed);
      default:
        return new SuggestControl(id, label, words, typed);
    }
  }

  /** The same list as long as the offers are the same. */
  #suggestions(form: DeployForm): readonly Suggestion[] {
    if (this.#suggested?.offers !== form.offers)
      this.#suggested = {
        offers: form.offers,
        of: suggestionsOf(form, this.#kind, this.#parameter, this.#context.strings),
      };
    return this.#suggested.of;
  }

  #hint(form: DeployForm, value: string): string {
    const { form: words } = this.#context.strings;
    const offer = offerOf(form, this.#kind);
    if (offer?.state === 'loading') return words.loading;
    if (offer?.state === 'failed') {
      const missing = offer.permission === undefined ? '' : ` ${fill(words.missingPermission, offer.permission)}`;
      return `${fill(words.failed, offer.why)}${missing}`;
    }
    return this.#suggestions(form).find((each) => each.value === value && value !== '')?.detail ?? '';
  }

  /** Only what the person has changed can be taken back. */
  #resetText(form: DeployForm): string | undefined {
    const { key, defaultValue, noEcho } = this.#parameter;
    const fallback = form.proposed[key] ?? defaultValue;
    if (noEcho || fallback === undefined || form.values[key] === undefined || form.values[key] === fallback)
      return undefined;
    const words = this.#context.strings.form;
    return fallback === '' ? words.resetEmpty : fill(words.reset, fallback);
  }
}
