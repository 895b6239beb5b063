import { l10n } from 'vscode';
import type { CheckFinding } from '../../domain/deploy/checkVerdict.ts';
import type { DeployForm } from '../../domain/deploy/deployForm.ts';

type Found<K extends CheckFinding['kind']> = Extract<CheckFinding, { kind: K }>;

/** What was seen, with its numbers; why it fails, and what to do. A finding without words does not compile. */
const texts: { readonly [K in CheckFinding['kind']]: (finding: Found<K>, form: DeployForm) => string } = {
  identity: ({ account, arn }) => l10n.t('Account {0}, {1}', account, arn),
  'no-identity': ({ detail }) => detail,
  'region-on': (_finding, { region }) => l10n.t('{0} is enabled.', region),
  'region-off': (_finding, { region }) =>
    l10n.t('The region {0} is not enabled for this account. Enable it, or choose another region.', region),
  'name-free': (_finding, { stackName }) => l10n.t('{0} is free.', stackName),
  'name-taken': ({ phase, status }, { stackName }) => {
    if (phase === 'ready') return l10n.t('The stack {0} stands already. Use it, or choose another name.', stackName);
    if (phase === 'rolled-back')
      return l10n.t('The stack {0} is in {1}: only its name is left. Delete it, then deploy.', stackName, status);
    if (phase === 'failed')
      return l10n.t('The stack {0} is in {1}. Tear it down, or choose another name.', stackName, status);
    return l10n.t('CloudFormation is at work on {0} ({1}). Wait, or choose another name.', stackName, status);
  },
  'no-leftovers': () => l10n.t('No stacks or cluster of this name are left.'),
  'leftover-stacks': ({ names }) =>
    l10n.t(
      'These stacks of an earlier cluster are still there and cost money: {0}. Tear them down first.',
      names.join(', '),
    ),
  'cluster-exists': ({ name }) => l10n.t('There is a cluster {0} already. Tear it down, or choose another name.', name),
  'version-supported': ({ version, standardEnds, daysLeft }) =>
    standardEnds === undefined || daysLeft === undefined
      ? l10n.t('{0} is in standard support.', version)
      : l10n.t('{0} is in standard support until {1}: {2} days.', version, day(standardEnds), daysLeft),
  'version-extended': ({ version, extendedEnds, perHour }) =>
    l10n.t(
      '{0} is in extended support{1}: the control plane costs ${2} per hour, six times as much as in standard support.',
      version,
      extendedEnds === undefined ? '' : ` (${day(extendedEnds)})`,
      perHour.toFixed(2),
    ),
  'version-not-offered': ({ version, offered }) =>
    l10n.t('EKS creates no clusters of Kubernetes {0}. It offers {1}.', version, offered.join(', ')),
  'no-version': () => l10n.t('The template does not ask for a version.'),
  'key-pair-there': ({ name }, { region }) => l10n.t('{0} exists in {1}.', name, region),
  'no-key-pair-asked': () => l10n.t('None: machines are reached by Session Manager only.'),
  'key-pair-missing': ({ name }, { region }) =>
    l10n.t('The key pair {0} does not exist in {1}. Choose one that does, or none.', name, region),
  'zones-good': ({ zones }) => zones.map(({ name, id }) => `${name} (${id})`).join(', '),
  'zone-refused': ({ zone, id }) => l10n.t('EKS makes no clusters in {0} ({1}). Choose another zone.', zone, id),
  'zone-unknown': ({ zone }, { region }) => l10n.t('There is no zone {0} in {1}. Choose another one.', zone, region),
  'zones-too-few': ({ there, needed }) =>
    l10n.t('Zones that can be used: {0}. The lab needs {1} that differ.', there, needed),
  'types-offered': ({ types }) => types.join(', '),
  'type-not-offered': ({ type, zones }) =>
    l10n.t('{0} is not to be had in {1}. Choose another type or zone.', type, zones.join(', ')),
  'no-machines': () => l10n.t('The template starts no machines itself.'),
  vcpus: ({ needed, used, quota }) =>
    used + needed <= quota
      ? l10n.t('{0} vCPUs are needed and {1} run; the account may run {2}.', needed, used, quota)
      : l10n.t(
          '{0} vCPUs are needed and {1} run, but the account may run only {2}. Ask for more, or choose fewer nodes or a smaller type.',
          needed,
          used,
          quota,
        ),
  vpcs: ({ needed, used, quota }) =>
    used + needed <= quota
      ? l10n.t('{0} of {1} VPCs are used; {2} more are needed.', used, quota, needed)
      : l10n.t(
          'All VPCs that the account may have here are used: {0} of {1}. Delete one, or ask for more.',
          used,
          quota,
        ),
  allowed: ({ actions }) => l10n.t('A dry run was allowed: {0}.', actions.join(', ')),
  'not-allowed': ({ action, detail }) =>
    l10n.t('This identity may not do {0}. Ask for that permission. {1}', action, detail).trim(),
  'not-known': ({ permission, detail }) =>
    permission === undefined ? detail : l10n.t('Not known: the permission {0} is missing.', permission),
  'value-missing': () => l10n.t('A value of the form is missing.'),
};

/** A finding in the reader's language. */
export function findingText(finding: CheckFinding, form: DeployForm): string {
  const text: (finding: never, form: DeployForm) => string = texts[finding.kind];
  return text(finding as never, form);
}

/** `2027-08-02`, the same in every language. */
function day(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
