import { l10n } from 'vscode';
import type { Remedy, RemedyKind } from '../../domain/deploy/remedy.ts';

/** What happened and what to do, for every kind of remedy. A new kind without words does not compile. */
const sentences: Readonly<Record<RemedyKind, (what: string, region: string) => string>> = {
  'key-pair-missing': (name, region) =>
    name === ''
      ? l10n.t('The key pair does not exist in {0}. Choose one of this region, or none, and deploy again.', region)
      : l10n.t(
          'The key pair {0} does not exist in {1}. Choose one of this region, or none, and deploy again.',
          name,
          region,
        ),
  'vcpu-quota': (limit) =>
    limit === ''
      ? l10n.t(
          'The account may not run so many vCPUs. Ask for a higher quota, or choose fewer nodes or a smaller type.',
        )
      : l10n.t(
          'The account may run {0} vCPUs at a time, and the lab needs more. Ask for a higher quota, or choose fewer nodes or a smaller type.',
          limit,
        ),
  'account-validation': () =>
    l10n.t('AWS is still checking this account, which takes up to four hours. Wait, then deploy again.'),
  'no-capacity': (type) =>
    type === ''
      ? l10n.t(
          'AWS has no such instances left in a zone at the moment. Choose another zone or type, or try again later.',
        )
      : l10n.t('AWS has no {0} left in a zone at the moment. Choose another zone or type, or try again later.', type),
  'type-not-in-zone': (type) =>
    type === ''
      ? l10n.t('A chosen zone does not offer an instance type. Choose another type or zone.')
      : l10n.t('A chosen zone does not offer the type {0}. Choose another type or zone.', type),
  'zone-refused': (zones) =>
    zones === ''
      ? l10n.t('EKS makes no cluster in one of the chosen zones. Choose another one.')
      : l10n.t('EKS makes no cluster in one of the chosen zones. It takes these: {0}.', zones.trim()),
  'unsupported-version': (version) =>
    version === ''
      ? l10n.t('EKS creates no clusters of this Kubernetes version any more. Choose a version in standard support.')
      : l10n.t('EKS creates no clusters of Kubernetes {0} any more. Choose a version in standard support.', version),
  'subnet-zones': () => l10n.t('A cluster needs subnets in at least two zones. Choose zones that differ.'),
  'no-public-address': () =>
    l10n.t(
      'The nodes’ subnets give no public addresses, so nodes cannot reach EKS. Turn on MapPublicIpOnLaunch in the template.',
    ),
  'nodes-do-not-join': () =>
    l10n.t(
      'The nodes did not join the cluster in time. Look at the VPC’s DNS settings, its internet route, the node role, and that vpc-cni comes before the nodes.',
    ),
  'name-taken': (name) =>
    name === ''
      ? l10n.t('Something of that name exists already. Choose another name, or delete what holds it.')
      : l10n.t('{0} exists already. Choose another name, or delete what holds it.', name),
  'vpc-quota': (_what, region) =>
    l10n.t('The account has as many VPCs in {0} as it may have. Delete one, or ask for a higher quota.', region),
  'gateway-quota': (_what, region) =>
    l10n.t(
      'The account has as many internet gateways in {0} as it may have. Delete one, or ask for a higher quota.',
      region,
    ),
  'address-quota': (_what, region) =>
    l10n.t(
      'The account has as many Elastic IP addresses in {0} as it may have. Release one, or ask for a higher quota.',
      region,
    ),
  'interface-quota': (_what, region) =>
    l10n.t(
      'The account has as many network interfaces in {0} as it may have. Delete some, or ask for a higher quota.',
      region,
    ),
  quota: () => l10n.t('A quota of the account is used up. Free what you do not need, or ask for a higher quota.'),
  'not-allowed': (action) =>
    action === ''
      ? l10n.t(
          'This identity may not do everything that the template needs. Ask for the permission named below, then deploy again.',
        )
      : l10n.t('This identity may not do {0}. Ask for that permission, then deploy again.', action),
  'session-expired': () =>
    l10n.t('The AWS session has expired. Sign in again, for example with aws sso login, then continue.'),
  'wrong-credentials': () =>
    l10n.t('AWS does not accept these credentials. Choose another profile, or a region that is enabled.'),
  'clock-skew': () =>
    l10n.t('AWS refuses the request because this machine’s clock is wrong. Set the clock, then deploy again.'),
  'region-off': (_what, region) =>
    l10n.t('The region {0} is not enabled for this account. Enable it, or choose another region.', region),
  throttled: () => l10n.t('AWS was limiting the requests of this account for too long. Deploy again in a few minutes.'),
  capabilities: (names) =>
    l10n.t(
      'The template makes IAM resources that have to be allowed: {0}. Deploy again.',
      names || 'CAPABILITY_NAMED_IAM',
    ),
  'image-missing': (image) =>
    image === ''
      ? l10n.t('The machine image does not exist in this region. Look at the image parameter, then deploy again.')
      : l10n.t(
          'The machine image {0} does not exist in this region. Look at the image parameter, then deploy again.',
          image,
        ),
  'block-taken': (block) =>
    block === ''
      ? l10n.t('A subnet block does not fit into the VPC, or overlaps another. Choose other blocks.')
      : l10n.t('The subnet block {0} does not fit into the VPC, or overlaps another. Choose other blocks.', block),
  'addon-failed': () =>
    l10n.t('An EKS add-on did not become healthy. That often passes: deploy again. If it does not, look at its pods.'),
  'signal-missing': () =>
    l10n.t('A machine did not report that it is set up. Look at its console output, then deploy again.'),
  'parameter-invalid': (name) =>
    name === ''
      ? l10n.t('CloudFormation does not accept a value of the form. Change it, then deploy again.')
      : l10n.t('CloudFormation does not accept the value of {0}. Change it, then deploy again.', name),
  unknown: () =>
    l10n.t(
      'CloudFormation could not make this. Its own words are below; deploying again often helps when they name no cause.',
    ),
};

/** What a person reads about a failure: what happened, why if known, what to do. */
export function remedyText({ kind, what }: Remedy, region: string): string {
  return sentences[kind](what, region);
}
