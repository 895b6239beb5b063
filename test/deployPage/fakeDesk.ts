import { Emitter } from '../../src/base/event.ts';
import type { DeployForm } from '../../src/domain/deploy/deployForm.ts';
import type { DeployAction, DeployStage, DeployState } from '../../src/domain/deploy/deployState.ts';
import type { DeployDesk } from '../../src/ports/deployDesk.ts';
import { stateOf } from './stages.ts';

/** A desk that takes values as a real one does, writes down what it is asked, and is otherwise where a test puts it. */
export class FakeDesk implements DeployDesk {
  state: DeployState;
  readonly asked: string[] = [];
  readonly acted: DeployAction[] = [];
  /** What `check`, `plan`, `execute` and `back` lead to. */
  readonly leads: { check?: DeployStage; plan?: DeployStage; execute?: DeployStage; back?: DeployStage } = {};
  readonly #changes = new Emitter<void>();
  readonly onDidChange = this.#changes.event;

  constructor(state: DeployState) {
    this.state = state;
  }

  open(): void {
    this.asked.push('open');
  }

  go(stage: DeployStage, rest: Partial<DeployState> = {}): void {
    this.state = stateOf(stage, rest);
    this.#changes.fire();
  }

  chooseTemplate(source: Parameters<DeployDesk['chooseTemplate']>[0]): void {
    this.asked.push(`template ${JSON.stringify(source)}`);
  }

  chooseFile(): void {
    this.asked.push('file');
  }

  setName(name: string): void {
    this.asked.push(`name ${name}`);
    this.#change((form) => ({ ...form, stackName: name }));
  }

  setValue(key: string, value: string): void {
    this.asked.push(`value ${key} ${value}`);
    this.#change((form) => ({ ...form, values: { ...form.values, [key]: value } }));
  }

  resetValue(key: string): void {
    this.asked.push(`reset ${key}`);
    this.#change((form) => {
      const { [key]: _gone, ...values } = form.values;
      return { ...form, values };
    });
  }

  readOffers(): void {
    this.asked.push('offers');
  }

  check(): void {
    this.#lead('check');
  }

  plan(): void {
    this.#lead('plan');
  }

  back(): void {
    this.#lead('back');
  }

  execute(): void {
    this.#lead('execute');
  }

  cancel(then: 'rollback' | 'keep'): void {
    this.asked.push(`cancel ${then}`);
  }

  act(action: DeployAction): void {
    this.acted.push(action);
  }

  #lead(name: 'check' | 'plan' | 'back' | 'execute'): void {
    this.asked.push(name);
    const stage = this.leads[name];
    if (stage !== undefined) this.go(stage);
  }

  #change(change: (form: DeployForm) => DeployForm): void {
    const { stage } = this.state;
    if (stage.kind === 'form') this.go({ kind: 'form', form: change(stage.form) });
  }
}
