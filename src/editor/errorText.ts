import { l10n } from 'vscode';
import type { ErrorReason, LabError } from '../base/errors.ts';
import { commands, type CommandId } from '../contributions.ts';

/** What a person reads of a failure: what happened, why if known, and one thing to do about it. */
export interface ErrorText {
  readonly sentence: string;
  readonly action?: { readonly label: string; readonly command: CommandId };
}

type Said = Pick<LabError, 'subject' | 'detail'>;

/** The words of every reason; a new reason without words does not compile. */
const texts: Readonly<Record<ErrorReason, (error: Said) => ErrorText>> = {
  'no-connection': () => ({
    sentence: l10n.t('There is no connection yet. Start practice, or connect to AWS.'),
    action: startPractice(),
  }),
  'no-credentials': () => ({
    sentence: l10n.t('No AWS credentials were found. Sign in, or choose another profile.'),
    action: connect(),
  }),
  'expired-credentials': () => ({
    sentence: l10n.t('The AWS session has expired. Sign in again, then refresh.'),
    action: refresh(),
  }),
  'invalid-credentials': () => ({
    sentence: l10n.t(
      'AWS does not accept these credentials. Check the profile; a region that is not enabled gives the same answer.',
    ),
    action: connect(),
  }),
  'access-denied': ({ subject, detail }) => ({
    sentence: withDetail(l10n.t('AWS does not allow this identity to do this: {0}.', subject), detail),
    action: showLog(),
  }),
  'clock-skew': () => ({
    sentence: l10n.t('AWS refuses the request because this machine’s clock is wrong. Set the clock, then refresh.'),
    action: refresh(),
  }),
  unreachable: ({ detail }) => ({
    sentence: withDetail(l10n.t('AWS does not answer. Check the network and the region.'), detail),
    action: refresh(),
  }),
  throttled: () => ({
    sentence: l10n.t('AWS is limiting requests of this account. Wait a little, then refresh.'),
    action: refresh(),
  }),
  'practice-stopped': () => ({
    sentence: l10n.t('The practice world has stopped. Start it again: it goes on from where it was.'),
    action: startPractice(),
  }),
  'practice-failed': ({ detail }) => ({
    sentence: withDetail(l10n.t('The practice world did not start.'), detail),
    action: showLog(),
  }),
  'stack-missing': ({ subject }) => ({
    sentence: l10n.t('There is no stack {0} here. Deploy the lab, or choose another region.', subject),
    action: { label: l10n.t('Deploy lab'), command: commands.deployLab },
  }),
  'stack-exists': ({ subject }) => ({
    sentence: l10n.t('The stack name {0} is taken. Use that stack, or choose another name.', subject),
    action: connect(),
  }),
  'stack-rolled-back': ({ subject }) => ({
    sentence: l10n.t('The stack {0} was rolled back and only its name is left. Delete it, then deploy again.', subject),
    action: { label: l10n.t('Deploy lab'), command: commands.deployLab },
  }),
  'stack-busy': ({ subject, detail }) => ({
    sentence: withDetail(l10n.t('The stack {0} is busy. Wait until it has settled.', subject), detail),
  }),
  'stack-failed': ({ subject, detail }) => ({
    sentence: withDetail(l10n.t('The stack failed at {0}.', subject), detail),
    action: showLog(),
  }),
  'template-invalid': ({ detail }) => ({
    sentence: withDetail(l10n.t('CloudFormation does not accept the template or its parameters.'), detail),
    action: showLog(),
  }),
  'template-unread': ({ subject, detail }) => ({
    sentence: withDetail(l10n.t('The template {0} could not be read.', subject), detail),
  }),
  'cluster-missing': ({ subject }) => ({
    sentence: l10n.t('There is no cluster {0} in this region yet. Deploy the lab first.', subject),
    action: { label: l10n.t('Deploy lab'), command: commands.deployLab },
  }),
  'cluster-unreachable': ({ subject, detail }) => ({
    sentence: withDetail(l10n.t('The API server of {0} does not answer.', subject), detail),
    action: refresh(),
  }),
  'cluster-unauthorized': ({ subject }) => ({
    sentence: l10n.t(
      'The cluster {0} does not know this identity. Add an access entry for its IAM role, then refresh.',
      subject,
    ),
    action: refresh(),
  }),
  'cluster-forbidden': ({ subject, detail }) => ({
    sentence: withDetail(l10n.t('The cluster does not allow this identity to do {0}.', subject), detail),
    action: showLog(),
  }),
  'not-found': ({ subject }) => ({ sentence: l10n.t('{0} does not exist any more.', subject), action: refresh() }),
  conflict: ({ subject, detail }) => ({
    sentence: withDetail(l10n.t('{0} was changed by somebody else at the same time. Try again.', subject), detail),
  }),
  'in-use': ({ subject, detail }) => ({
    sentence: withDetail(l10n.t('{0} cannot be deleted yet: something still uses it.', subject), detail),
    action: { label: l10n.t('Tear down lab'), command: commands.teardownLab },
  }),
  'leftovers-remain': ({ subject }) => ({
    sentence: l10n.t('Still there and in the way: {0}. Delete it, then tear down again.', subject),
    action: { label: l10n.t('Tear down lab'), command: commands.teardownLab },
  }),
  'tool-missing': ({ subject, detail }) => ({
    sentence: withDetail(l10n.t('This block needs {0}, which is not on the PATH.', subject), detail),
  }),
  'no-console': ({ subject }) => ({
    sentence: l10n.t(
      '{0} sends its requests to an endpoint of its own, so the AWS console has no page for what is there.',
      subject,
    ),
  }),
  'no-console-page': ({ subject }) => ({
    sentence: l10n.t('The AWS console of {0} is not at console.aws.amazon.com. Open it by hand.', subject),
  }),
  'pod-not-running': ({ subject }) => ({
    sentence: l10n.t('The pod {0} has no node yet, so there is no container to enter.', subject),
  }),
  'unsafe-name': ({ subject }) => ({
    sentence: l10n.t('This name is not put into a shell, as it has characters that a shell may act on: {0}', subject),
  }),
  'untrusted-workspace': () => ({
    sentence: l10n.t('This workspace is not trusted, so nothing is run from it. Trust it to run the lab’s commands.'),
  }),
  unexpected: ({ detail }) => ({
    sentence: withDetail(l10n.t('Something went wrong that this extension did not foresee.'), detail),
    action: showLog(),
  }),
};

/** The sentence and the next action for a failure, in the display language. */
export function errorText(error: Pick<LabError, 'reason' | 'subject' | 'detail'>): ErrorText {
  return texts[error.reason](error);
}

function withDetail(sentence: string, detail: string): string {
  return detail === '' ? sentence : `${sentence} ${detail}`;
}

const startPractice = () => ({ label: l10n.t('Start practice'), command: commands.startPractice });
const connect = () => ({ label: l10n.t('Connect to AWS'), command: commands.connect });
const refresh = () => ({ label: l10n.t('Refresh'), command: commands.refresh });
const showLog = () => ({ label: l10n.t('Show log'), command: commands.showLog });
