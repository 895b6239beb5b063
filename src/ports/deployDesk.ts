import type { Disposable } from '../base/disposable.ts';
import type { DeployAction, DeployState } from '../domain/deploy/deployState.ts';
import type { TemplateSource } from '../domain/deploy/templateSummary.ts';

/**
 * The one place where a deploy is prepared, begun and watched. Page, quick pick, notification and tree ask it and look at
 * it; none of them drives a deploy by itself. What goes wrong is in the state; nothing here rejects.
 */
export interface DeployDesk {
  readonly state: DeployState;
  readonly onDidChange: (listener: () => void) => Disposable;
  /** Says that a person looks at the form: the template and the offers are read. Harmless when there is one already. */
  open(): void;
  chooseTemplate(source: TemplateSource): void;
  /** Lets the person pick a template file. */
  chooseFile(): void;
  setName(name: string): void;
  setValue(key: string, value: string): void;
  resetValue(key: string): void;
  readOffers(): void;
  check(): void;
  plan(): void;
  back(): void;
  /** Asks for the one confirmation, then begins. */
  execute(): void;
  cancel(then: 'rollback' | 'keep'): void;
  act(action: DeployAction): void;
}
