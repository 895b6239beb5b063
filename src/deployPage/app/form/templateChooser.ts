import type { DeployForm } from '../../../domain/deploy/deployForm.ts';
import type { TemplateSource } from '../../../domain/deploy/templateSummary.ts';
import { element, setText } from '../../../webview/app/element.ts';
import { pushButton } from '../button.ts';
import { count, fill } from '../../../webview/app/words.ts';
import { FieldFrame } from '../fields/fieldFrame.ts';
import { textControl } from '../fields/textControl.ts';
import type { PageContext } from '../pageContext.ts';

type Kind = TemplateSource['kind'];
const kinds: readonly Kind[] = ['ours', 'file', 'url'];

/** Which template: the lab's own, a file, or an address. The choice counts once the host has read it. */
export class TemplateChooser {
  readonly root: HTMLElement;
  readonly #context: PageContext;
  readonly #radios: ReadonlyMap<Kind, HTMLInputElement>;
  readonly #parts: ReadonlyMap<Kind, HTMLElement>;
  readonly #shown = element('p', { className: 'quiet' });
  readonly #address: FieldFrame;
  #url = '';
  #source: TemplateSource | undefined;

  constructor(context: PageContext) {
    this.#context = context;
    const words = context.strings.template;
    this.#radios = new Map(kinds.map((kind) => [kind, this.#radio(kind)]));
    const labels = kinds.map((kind) => {
      const radio = this.#radios.get(kind);
      return element(
        'label',
        { className: 'radio' },
        ...(radio === undefined ? [] : [radio]),
        document.createTextNode(words[kind]),
      );
    });
    const url = textControl('text', (typed) => {
      this.#url = typed.trim();
      this.#checkAddress();
    });
    url.input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.#readAddress();
    });
    this.#address = new FieldFrame({
      id: 'template-address',
      label: words.address,
      text: words.addressText,
      input: url.input,
      control: url.root,
      reset: () => {},
    });
    this.#parts = new Map<Kind, HTMLElement>([
      ['ours', element('p', { className: 'quiet', text: words.oursText })],
      [
        'file',
        element(
          'p',
          {},
          pushButton(words.chooseFile, 'secondary', () => context.ask('chooseTemplate', { kind: 'file' })),
        ),
      ],
      [
        'url',
        element(
          'div',
          { className: 'address' },
          this.#address.root,
          pushButton(words.read, 'secondary', () => this.#readAddress()),
        ),
      ],
    ]);
    this.#address.update({ problem: '', hint: '', reset: undefined });
    this.root = element(
      'fieldset',
      { className: 'template' },
      element('legend', { text: words.heading }),
      element('div', { className: 'radios' }, ...labels),
      ...this.#parts.values(),
      this.#shown,
    );
  }

  update({ template }: DeployForm): void {
    const { source, name, summary } = template;
    const words = this.#context.strings.template;
    if (JSON.stringify(source) !== JSON.stringify(this.#source)) {
      this.#source = source;
      this.#choose(source.kind);
    }
    const makes = count(words.count, summary.resources.length);
    setText(this.#shown, source.kind === 'ours' ? makes : `${fill(words.isShown, name)} · ${makes}`);
  }

  #radio(kind: Kind): HTMLInputElement {
    const radio = element('input', { attributes: { type: 'radio', name: 'template', value: kind } });
    radio.addEventListener('change', () => {
      this.#choose(kind);
      if (kind === 'ours' && this.#source?.kind !== 'ours') this.#context.ask('chooseTemplate', { kind });
    });
    return radio;
  }

  #choose(kind: Kind): void {
    for (const [each, radio] of this.#radios) radio.checked = each === kind;
    for (const [each, part] of this.#parts) part.hidden = each !== kind;
  }

  #readAddress(): void {
    if (this.#checkAddress()) this.#context.ask('chooseTemplate', { kind: 'url', url: this.#url });
  }

  #checkAddress(): boolean {
    const isGood = this.#url.startsWith('https://');
    const problem = isGood ? '' : this.#context.strings.template.addressProblem;
    this.#address.update({ problem, hint: '', reset: undefined });
    return isGood;
  }
}
