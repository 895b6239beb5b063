import type { DeployForm } from '../../../domain/deploy/deployForm.ts';
import { known } from '../../../domain/deploy/offers.ts';
import type { TemplateWarning } from '../../../domain/deploy/templateWarnings.ts';
import { element } from '../../../webview/app/element.ts';
import { pushButton } from '../button.ts';
import { fill } from '../../../webview/app/words.ts';
import { labelOfKey } from '../labels.ts';
import type { PageContext } from '../pageContext.ts';
import { statusShape } from '../statusShape.ts';

interface Words {
  readonly text: string;
  readonly safer: string;
  readonly button: { readonly text: string; readonly press: () => void } | undefined;
}

/** What a person should know of a template before using it, each with the safer way and its button. */
export class TemplateWarnings {
  readonly root: HTMLElement;
  readonly #list = element('ul');
  readonly #context: PageContext;
  readonly #setValue: (key: string, value: string) => void;
  #shown = '';

  constructor(context: PageContext, setValue: (key: string, value: string) => void) {
    this.#context = context;
    this.#setValue = setValue;
    this.root = element(
      'section',
      { className: 'warnings', attributes: { 'aria-labelledby': 'warnings-heading' } },
      element('h3', { text: context.strings.template.warnings, attributes: { id: 'warnings-heading' } }),
      this.#list,
    );
  }

  update(form: DeployForm): void {
    const warnings = form.template.summary.warnings.filter((warning) => isOpen(form, warning));
    this.root.hidden = warnings.length === 0;
    const all = warnings.map((warning) => this.#words(form, warning));
    const shown = JSON.stringify(all);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#list.replaceChildren(...all.map((words) => drawn(words)));
  }

  #words(form: DeployForm, warning: TemplateWarning): Words {
    const { strings, ask } = this.#context;
    const words = strings.template;
    const useOurs =
      form.template.source.kind === 'ours'
        ? undefined
        : { text: words.useOurs, press: () => ask('chooseTemplate', { kind: 'ours' }) };
    const label = (key: string) => labelOfKey(form, key, strings);
    switch (warning.kind) {
      case 'asks-for-keys':
        return {
          text: fill(words.keys, warning.parameters.map(label).join(', ')),
          safer: words.keysSafer,
          button: useOurs,
        };
      case 'open-to-all': {
        const { logicalId, ports, parameter } = warning;
        if (parameter === undefined)
          return { text: fill(words.open, logicalId, ports), safer: words.openSafer, button: useOurs };
        const own = known(form.offers.ownAddress);
        return {
          text: fill(words.openBy, logicalId, ports, label(parameter)),
          safer: words.openSafer,
          button:
            own === undefined
              ? undefined
              : { text: fill(words.useOwnAddress, own), press: () => this.#setValue(parameter, own) },
        };
      }
      case 'cluster-later':
        return { text: fill(words.clusterLater, warning.logicalId), safer: words.clusterLaterSafer, button: useOurs };
      case 'administrator':
      default:
        return { text: fill(words.administrator, warning.logicalId), safer: words.administratorSafer, button: useOurs };
    }
  }
}

/** A rule that a parameter decides is open only while that has a value which opens it. */
function isOpen({ values, proposed, template }: DeployForm, warning: TemplateWarning): boolean {
  if (warning.kind !== 'open-to-all' || warning.parameter === undefined) return true;
  const key = warning.parameter;
  const parameter = template.summary.parameters.find((each) => each.key === key);
  const value = values[key] ?? proposed[key] ?? parameter?.defaultValue ?? '';
  return /^(0\.0\.0\.0|::)\/0$/.test(value.trim());
}

function drawn({ text, safer, button }: Words): HTMLElement {
  const parts: Node[] = [element('p', { text }), element('p', { className: 'quiet', text: safer })];
  if (button !== undefined) parts.push(element('p', {}, pushButton(button.text, 'secondary', button.press)));
  return element('li', {}, statusShape('careful'), element('div', {}, ...parts));
}
