import type { DeployForm } from '../../../domain/deploy/deployForm.ts';
import { fieldKind } from '../../../domain/deploy/fieldKind.ts';
import type { PageContext } from '../pageContext.ts';
import { FieldFrame } from './fieldFrame.ts';
import { textControl } from './textControl.ts';

/** The stack's name, which is the cluster's too where the template names one after it. */
export class NameField {
  readonly root: HTMLElement;
  readonly #frame: FieldFrame;
  readonly #control: ReturnType<typeof textControl>;

  constructor(form: DeployForm, { strings }: PageContext, typed: (name: string) => void) {
    this.#control = textControl('text', typed);
    const names = form.template.summary.parameters.some((parameter) => fieldKind(parameter) === 'cluster-name');
    this.#frame = new FieldFrame({
      id: 'field-name',
      label: names ? strings.form.stackName : strings.form.stackOnlyName,
      text: strings.form.stackNameText,
      input: this.#control.input,
      control: this.#control.root,
      reset: () => {},
    });
    this.root = this.#frame.root;
  }

  focus(): void {
    this.#control.input.focus();
  }

  update({ stackName }: DeployForm, problem: string): void {
    this.#control.update(stackName);
    this.#frame.update({ problem, hint: '', reset: undefined });
  }
}
