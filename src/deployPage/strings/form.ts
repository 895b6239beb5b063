import type { Translate } from '../../webview/strings.ts';

/** Texts of the form. */
export function formStrings(t: Translate) {
  return {
    heading: t('What to deploy'),
    lab: t('Lab'),
    stackName: t('Name of stack and cluster'),
    stackOnlyName: t('Name of the stack'),
    stackNameText: t('A letter, then letters, digits and hyphens.'),
    others: t('Other values'),
    reset: t('Take {0} again'),
    resetEmpty: t('Leave it empty again'),

    empty: t('(none)'),

    secret: t('In memory only until the deploy begins: never kept, never logged.'),
    held: t('•••••• is in memory; type to replace it'),
    show: t('Show'),
    hide: t('Hide'),
    matches: { one: t('{0} value matches'), other: t('{0} values match') },
    noMatch: t('Nothing here matches. You can use what you typed.'),
    loading: t('Asking AWS what there is…'),
    failed: t('{0} Type the value.'),
    missingPermission: t('This needs the permission {0}.'),
    again: t('Ask again'),
    maxPods: { one: t('{0} pod'), other: t('{0} pods') },
    vcpus: t('{0} vCPU'),
    perHour: t('${0}/h'),
    notInZones: t('not in {0}'),
    zoneRefused: t('EKS makes no clusters here'),
    standard: t('standard support until {0}'),
    standardUndated: t('standard support'),
    extended: t('extended support until {0}'),
    extendedUndated: t('extended support'),
    unsupported: t('no longer supported'),
    versionDefault: t('default of EKS'),
    ownAddress: t('your address now'),
    nobody: t('nobody'),

    problems: { one: t('{0} value needs a look'), other: t('{0} values need a look') },
    noProblems: t('Every value is good'),
    check: t('Check'),
    checkText: t('Looks at the account, the region and the names. Nothing is made yet.'),
  };
}
