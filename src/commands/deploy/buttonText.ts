import { l10n } from 'vscode';
import type { DeployAction, DeployButton } from '../../domain/deploy/deployState.ts';

const labels: { readonly [K in DeployAction['kind']]: (action: Extract<DeployAction, { kind: K }>) => string } = {
  focus: () => l10n.t('Change it'),
  'set-value': ({ value }) => l10n.t('Use {0}', value === '' ? l10n.t('none') : value),
  'set-name': ({ name }) => l10n.t('Call it {0}', name),
  'check-again': () => l10n.t('Check again'),
  'back-to-form': () => l10n.t('Back to the form'),
  'free-name': () => l10n.t('Delete it'),
  watch: () => l10n.t('Watch it'),
  adopt: ({ name }) => l10n.t('Use {0}', name),
  wait: () => l10n.t('Wait until it has settled'),
  'clean-up': () => l10n.t('Delete what is left'),
  retry: () => l10n.t('Try again'),
  'signed-in': () => l10n.t('Continue'),
  teardown: () => l10n.t('Tear down lab'),
  connect: () => l10n.t('Connect to AWS'),
  'start-practice': () => l10n.t('Start practice'),
  'show-log': () => l10n.t('Show log'),
  'open-url': () => l10n.t('Open the AWS page'),
  'open-chapter': () => l10n.t('Open the next chapter'),
};

/** An action as a button, in the reader's language. */
export function button(action: DeployAction): DeployButton {
  const label: (action: never) => string = labels[action.kind];
  return { label: label(action as never), action };
}
