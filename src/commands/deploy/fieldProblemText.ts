import { l10n } from 'vscode';
import type { FieldProblem } from '../../domain/deploy/fieldProblem.ts';

type Problem<K extends FieldProblem['kind']> = Extract<FieldProblem, { kind: K }>;

/** Why a value cannot be used. A problem without words does not compile. */
const texts: { readonly [K in FieldProblem['kind']]: (problem: Problem<K>) => string } = {
  missing: () => l10n.t('This needs a value.'),
  'not-a-number': () => l10n.t('This is a number.'),
  'too-small': ({ least, sentence }) => sentence ?? l10n.t('At least {0}.', least),
  'too-large': ({ most, sentence }) => sentence ?? l10n.t('At most {0}.', most),
  'too-short': ({ least, sentence }) => sentence ?? l10n.t('At least {0} characters.', least),
  'too-long': ({ most, sentence }) => sentence ?? l10n.t('At most {0} characters.', most),
  'not-allowed': ({ allowed, sentence }) => sentence ?? l10n.t('One of {0}.', allowed.join(', ')),
  pattern: ({ pattern, sentence }) => sentence ?? l10n.t('It has to match {0}.', pattern),
  'not-a-cidr': () => l10n.t('An IPv4 block looks like 192.168.1.0/24.'),
  'not-a-network': ({ instead }) => l10n.t('The block that has this address is {0}.', instead),
  'block-size': () => l10n.t('A VPC or subnet is between /16 and /28.'),
  'outside-vpc': ({ vpc }) => l10n.t('A subnet lies within the VPC’s block, {0}.', vpc),
  overlaps: ({ other }) => l10n.t('It shares addresses with {0}.', other),
  'not-a-name': ({ longest }) =>
    l10n.t('A name starts with a letter and has up to {0} letters, digits and hyphens.', longest),
  'unknown-key-pair': ({ value }) => l10n.t('There is no key pair {0} in this region.', value),
  'unknown-zone': ({ value }) => l10n.t('There is no zone {0} in this region.', value),
  'refused-zone': ({ value }) => l10n.t('EKS makes no clusters in {0}.', value),
  'same-zone': ({ other }) => l10n.t('{0} is the same zone; choose three that differ.', other),
  'unknown-type': ({ value }) => l10n.t('EC2 does not offer {0} in this region.', value),
  'type-not-in-zone': ({ value, zones }) => l10n.t('EC2 does not offer {0} in {1}.', value, zones.join(', ')),
  'unsupported-version': ({ value }) => l10n.t('EKS creates no clusters of Kubernetes {0}.', value),
};

/** A problem of a field in the reader's language; the template's own words where it has some. */
export function fieldProblemText(problem: FieldProblem): string {
  const text: (problem: never) => string = texts[problem.kind];
  return text(problem as never);
}
