import type { Translate } from '../webview/strings.ts';
import { checksStrings } from './strings/checks.ts';
import { costStrings } from './strings/cost.ts';
import { endStrings } from './strings/end.ts';
import { fieldsStrings } from './strings/fields.ts';
import { formStrings } from './strings/form.ts';
import { planStrings } from './strings/plan.ts';
import { problemsStrings } from './strings/problems.ts';
import { progressStrings } from './strings/progress.ts';
import { templateStrings } from './strings/template.ts';

export type DeployStrings = ReturnType<typeof deployStrings>;

/** Every text of the deploy page, in the reader's language. */
export function deployStrings(t: Translate) {
  return {
    title: t('Deploy lab'),
    requestFailed: t('That did not work: {0}'),
    steps: {
      label: t('Steps of the deploy'),
      form: t('Values'),
      checks: t('Checks'),
      plan: t('Plan'),
      progress: t('Progress'),
      end: t('Ready'),
      done: t('done'),
      failed: t('failed'),
      stopped: t('stopped'),
    },
    notBilled: t('Nobody is billed here. Prices are what the same would cost on AWS.'),
    account: t('account {0}'),
    noConnection: t('Not connected'),
    noConnectionText: t(
      'Start practice for a cluster on this computer, at no cost, or connect to one of your own on AWS.',
    ),
    startPractice: t('Start practice'),
    connect: t('Connect to AWS'),
    back: t('Back to the values'),
    copy: t('Copy'),
    copyOf: t('Copy {0}'),
    cost: costStrings(t),
    template: templateStrings(t),
    form: formStrings(t),
    fields: fieldsStrings(t),
    problems: problemsStrings(t),
    checks: checksStrings(t),
    plan: planStrings(t),
    progress: progressStrings(t),
    end: endStrings(t),
  };
}
