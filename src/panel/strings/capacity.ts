import type { Translate } from './translate.ts';

/** Texts of the capacity formula. */
export function capacityStrings(t: Translate) {
  return {
    heading: t('Capacity'),
    intro: t('How many pods fit on a node. Point at a number to see where it comes from.'),
    instanceType: t('Instance type'),
    formula: t('Pod limit of {0}'),
    enis: t('ENIs'),
    addresses: t('IPv4 per ENI'),
    first: t('its own address'),
    prefix: t('addresses per prefix'),
    host: t('host-network pods'),
    result: t('pods per node'),
    aboutEnis: t('A {0} can have {1} elastic network interfaces (ENIs) that carry pods.'),
    aboutAddresses: t('Each ENI of a {0} holds up to {1} IPv4 addresses.'),
    aboutAddressesPrefix: t(
      'Each ENI of a {0} has {1} places: one for its first address, the others for a prefix each.',
    ),
    aboutFirst: t('Every ENI keeps its first address for itself. No pod ever gets it.'),
    aboutPrefix: t('With prefix delegation a place holds a /28 block of 16 addresses instead of one.'),
    aboutHost: t('Pods on the host network share the address of the node and take no place. The formula counts two.'),
    aboutHostNames: t('Here: {0}.'),
    aboutResult: t('So at most {0} pods fit on a {1}.'),
    aboutCap: t('AWS holds managed nodes of this size to {0} pods.'),
    source: t('Numbers of the instance type: the table of the VPC CNI. Limit in force: what each kubelet reports.'),
    unknownType: t('The ENI limits of {0} are not known, so there is no formula. Its nodes report {1} pods.'),
    reports: { one: t('{0} node reports {1}'), other: t('{0} nodes report {1}') },
    ruleFormula: t('as the formula says'),
    ruleCapped: t('the formula, held to the cap of AWS'),
    ruleSecondary: t('counted with single addresses: the node is older than the switch to prefixes'),
    rulePrefix: t('counted with prefix delegation'),
    ruleCustom: t('counted with custom networking: the first ENI carries no pods'),
    ruleOther: t('no rule known here gives this number: it was set by hand'),
    inUse: t('{0} of {1} pod places taken'),
    free: { one: t('{0} free'), other: t('{0} free') },
  };
}
