import type { FieldProblemKind } from '../../domain/deploy/fieldProblem.ts';
import type { Translate } from '../../webview/strings.ts';

/** What is wrong with a value, and what would be right. */
export function problemsStrings(t: Translate) {
  const texts: Readonly<Record<FieldProblemKind, string>> = {
    missing: t('It needs a value.'),
    'not-a-number': t('It is a number.'),
    'too-small': t('{0} is the least.'),
    'too-large': t('{0} is the most.'),
    'too-short': t('It has at least {0} characters.'),
    'too-long': t('It has at most {0} characters.'),
    'not-allowed': t('The template allows {0}.'),
    pattern: t('It has to match {0}.'),
    'not-a-cidr': t('A block looks like 192.168.1.0/24.'),
    'not-a-network': t('The address has bits beyond the prefix. The block is {0}.'),
    'block-size': t('Blocks of a VPC and its subnets are between /16 and /28.'),
    'outside-vpc': t('{0} is not within the VPC’s block {1}.'),
    overlaps: t('{0} shares addresses with {1}.'),
    'not-a-name': t('A name starts with a letter and has up to {0} letters, digits and hyphens.'),
    'unknown-key-pair': t('There is no key pair {0} in this region.'),
    'unknown-zone': t('There is no zone {0} in this region.'),
    'refused-zone': t('EKS makes no clusters in {0} ({1}). Take another zone.'),
    'same-zone': t('{0} is taken by {1}. Nodes are to be in different zones.'),
    'unknown-type': t('EC2 does not offer {0} in this region.'),
    'type-not-in-zone': t('EC2 does not offer {0} in {1}.'),
    'unsupported-version': t('EKS makes no clusters of version {0}.'),
  };
  /** The template's own words after what is wrong. */
  return { texts, templateSays: t('The template says: {0}') };
}
