import type { CheckLine } from '../../domain/deploy/deployState.ts';
import type { Translate } from '../../webview/strings.ts';

/** Texts of the pre-flight. */
export function checksStrings(t: Translate) {
  const states: Readonly<Record<CheckLine['state'], string>> = {
    running: t('Looking'),
    pass: t('Good'),
    warn: t('Careful'),
    fail: t('In the way'),
    unknown: t('Not known'),
  };
  return {
    heading: t('Checks before anything is made'),
    states,
    running: t('Looking: {0} of {1} done'),
    allGood: t('Nothing is in the way.'),
    mayGoOn: t('Nothing is certainly in the way. Read what is not good, then decide.'),
    stopped: {
      one: t('{0} thing is in the way. Its line says what to do.'),
      other: t('{0} things are in the way. Their lines say what to do.'),
    },
    again: t('Check again'),
    plan: t('Make the plan'),
    planText: t('CloudFormation works out what it would make. Still nothing is made.'),
    planning: t('CloudFormation is working out the plan'),
  };
}
