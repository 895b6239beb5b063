import { l10n } from 'vscode';
import { isSessionOver, type LabError } from '../../base/errors.ts';
import type { Notices } from '../../ports/notices.ts';

/** Work that waits for a person to say that it may go on: by a message, or by whatever else shows that it waits. */
export class GoOn {
  readonly #notices: Pick<Notices, 'warn'>;
  #waiting: (() => void) | undefined;

  constructor(notices: Pick<Notices, 'warn'>) {
    this.#notices = notices;
  }

  /** Resolves when the person has said so; rejects with the signal's reason. */
  async ask(failure: LabError, signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
    this.#waiting = resolve;
    const label = l10n.t('Continue');
    void this.#notices.warn(waitingText(failure), label).then((chosen) => (chosen === label ? resolve() : undefined));
    try {
      await promise;
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.#waiting = undefined;
    }
  }

  /** False when nothing waits. */
  goOn(): boolean {
    const waiting = this.#waiting;
    waiting?.();
    return waiting !== undefined;
  }
}

function waitingText({ reason, detail }: LabError): string {
  return isSessionOver(reason)
    ? l10n.t(
        'The deploy waits: the AWS session has expired. Sign in again, for example with aws sso login, then continue. {0}',
        detail,
      )
    : l10n.t('The deploy waits. {0}', detail);
}
