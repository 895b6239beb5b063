import type { PlanGroup } from '../../domain/deploy/deployState.ts';
import type { Translate } from '../../webview/strings.ts';

/** Texts of the plan. */
export function planStrings(t: Translate) {
  const actions: Readonly<Record<PlanGroup['resources'][number]['action'], string>> = {
    add: t('is made'),
    change: t('is changed'),
    replace: t('is replaced'),
    remove: t('is taken away'),
  };
  return {
    heading: t('The plan'),
    summary: { one: t('{0} resource in one stack, {1}'), other: t('{0} resources in one stack, {1}') },
    minutes: t('Usually done in {0} to {1} minutes.'),
    resources: { one: t('{0} resource'), other: t('{0} resources') },
    actions,
    resource: t('Resource'),
    type: t('Type'),
    what: t('What happens'),
    empty: t('Nothing would change: the stack is as the template says.'),
    deploy: t('Deploy…'),
    deployText: t('Asks once more, with account, region and cost. From then on AWS counts the hours.'),
  };
}
