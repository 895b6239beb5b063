import { l10n } from 'vscode';
import { verdictOf, type CheckFinding } from '../../domain/deploy/checkVerdict.ts';
import { stackNameKey, type DeployForm } from '../../domain/deploy/deployForm.ts';
import type { CheckId, CheckLine, DeployAction } from '../../domain/deploy/deployState.ts';
import type { FieldKind } from '../../domain/deploy/fieldKind.ts';
import { fieldKind } from '../../domain/deploy/fieldKind.ts';
import { button } from './buttonText.ts';
import { findingText } from './findingText.ts';

const titles: Readonly<Record<CheckId, () => string>> = {
  identity: () => l10n.t('Who you are'),
  region: () => l10n.t('Region enabled'),
  'stack-name': () => l10n.t('Stack name free'),
  leftovers: () => l10n.t('Nothing left of an earlier lab'),
  version: () => l10n.t('Kubernetes version in support'),
  'key-pair': () => l10n.t('Key pair'),
  zones: () => l10n.t('Zones'),
  'type-offered': () => l10n.t('Instance types offered there'),
  'vcpu-quota': () => l10n.t('vCPU quota'),
  'vpc-quota': () => l10n.t('VPC quota'),
  permission: () => l10n.t('Permission to make things'),
};

export function runningLine(id: CheckId): CheckLine {
  return { id, state: 'running', title: titles[id](), why: '', buttons: [] };
}

/** A finding as a line: what was looked at, what was seen, and what there is to do about it. */
export function checkLine(id: CheckId, finding: CheckFinding, form: DeployForm): CheckLine {
  const actions = actionsFor(finding, form);
  return {
    id,
    state: verdictOf(finding),
    title: titles[id](),
    why: findingText(finding, form),
    buttons: actions.map(button),
  };
}

function actionsFor(finding: CheckFinding, form: DeployForm): readonly DeployAction[] {
  const { stackName, region } = form;
  const focus = (kind: FieldKind): readonly DeployAction[] => {
    const key = form.template.summary.parameters.find((parameter) => fieldKind(parameter) === kind)?.key;
    return key === undefined ? [] : [{ kind: 'focus', key }];
  };
  const use = (kind: FieldKind, value: string | undefined): readonly DeployAction[] => {
    const key = form.template.summary.parameters.find((parameter) => fieldKind(parameter) === kind)?.key;
    return key === undefined || value === undefined ? [] : [{ kind: 'set-value', key, value }];
  };
  const rename: DeployAction = { kind: 'focus', key: stackNameKey };
  switch (finding.kind) {
    case 'name-taken':
      if (finding.phase === 'ready') return [{ kind: 'adopt', name: stackName }, rename];
      if (finding.phase === 'rolled-back') return [{ kind: 'free-name' }, rename];
      if (finding.phase === 'failed') return [{ kind: 'teardown' }, rename];
      return finding.status === 'CREATE_IN_PROGRESS'
        ? [{ kind: 'watch', name: stackName }, rename]
        : [{ kind: 'wait' }, rename];
    case 'leftover-stacks':
    case 'cluster-exists':
      return [{ kind: 'teardown' }, rename];
    case 'version-not-offered':
    case 'version-extended':
      return [...use('version', newest(finding, form)), ...focus('version')];
    case 'key-pair-missing':
      return [...use('key-pair', finding.offered[0]), ...focus('key-pair')];
    case 'zone-refused':
    case 'zone-unknown':
    case 'zones-too-few':
      return focus('zone');
    case 'type-not-offered':
      return focus('instance-type');
    case 'vcpus':
    case 'vpcs':
      return verdictOf(finding) === 'pass' ? [] : [{ kind: 'open-url', url: quotaUrl(finding.kind, region) }];
    case 'region-off':
      return [{ kind: 'open-url', url: 'https://console.aws.amazon.com/billing/home#/account' }, { kind: 'connect' }];
    case 'no-identity':
      return finding.isSessionOver ? [{ kind: 'signed-in' }] : [{ kind: 'connect' }];
    case 'not-allowed':
      return [{ kind: 'show-log' }];
    case 'not-known':
      return finding.permission === undefined ? [{ kind: finding.isSessionOver ? 'signed-in' : 'check-again' }] : [];
    default:
      return [];
  }
}

function newest(finding: CheckFinding, form: DeployForm): string | undefined {
  if (finding.kind === 'version-not-offered') return finding.offered[0];
  const { versions } = form.offers;
  return versions.state === 'known' ? versions.value.find(({ support }) => support === 'standard')?.version : undefined;
}

function quotaUrl(kind: 'vcpus' | 'vpcs', region: string): string {
  const page = kind === 'vcpus' ? 'ec2/quotas/L-1216C47A' : 'vpc/quotas/L-F678F1CE';
  return `https://${region}.console.aws.amazon.com/servicequotas/home/services/${page}?region=${region}`;
}
