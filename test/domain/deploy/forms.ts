import { readFileSync } from 'node:fs';
import { templateDocument } from '../../../src/aws/deploy/templateText.ts';
import { clusterOrigin } from '../../../src/domain/deploy/clusterOrigin.ts';
import { declaredParameters } from '../../../src/domain/deploy/declaredParameters.ts';
import type { DeployForm } from '../../../src/domain/deploy/deployForm.ts';
import { noOffersYet, type DeployOffers } from '../../../src/domain/deploy/offers.ts';
import { templateCosts } from '../../../src/domain/deploy/templateCosts.ts';
import { documentResources, type TemplateDocument } from '../../../src/domain/deploy/templateDocument.ts';
import type { TemplateSummary } from '../../../src/domain/deploy/templateSummary.ts';
import { templateWarnings } from '../../../src/domain/deploy/templateWarnings.ts';

export const ourDocument = documentOf('../../../media/eks-networking-lab.yaml');
export const oneClickDocument = documentOf('fixtures/oneClick.yaml');

function documentOf(path: string): TemplateDocument {
  return templateDocument(readFileSync(new URL(path, import.meta.url), 'utf8')) ?? {};
}

export function summaryOf(document: TemplateDocument): TemplateSummary {
  return {
    description: undefined,
    parameters: declaredParameters(document),
    resources: documentResources(document).map(({ logicalId, type }) => ({ logicalId, type })),
    capabilities: ['CAPABILITY_NAMED_IAM'],
    warnings: templateWarnings(document),
    costs: templateCosts(document),
    cluster: clusterOrigin(document),
  };
}

/** Four zones as one account has them, two types of which one is not everywhere, three versions. */
export const seoul: DeployOffers = {
  keyPairs: { state: 'known', value: ['lab-key'] },
  zones: {
    state: 'known',
    value: ['a', 'b', 'c', 'd'].map((letter, index) => ({
      name: `ap-northeast-2${letter}`,
      id: `apne2-az${index + 1}`,
    })),
  },
  instanceTypes: {
    state: 'known',
    value: [
      { type: 't3.medium', vcpus: 2, maxPods: 17, perHour: 0.052, zones: zones('abcd') },
      { type: 't3a.xlarge', vcpus: 4, maxPods: 58, perHour: undefined, zones: zones('acd') },
    ],
  },
  versions: {
    state: 'known',
    value: [version('1.37', 'standard', false), version('1.36', 'standard', true), version('1.31', 'extended', false)],
  },
  ownAddress: { state: 'known', value: '203.0.113.7/32' },
};

function zones(letters: string): readonly string[] {
  return letters.split('').map((letter) => `ap-northeast-2${letter}`);
}

function version(name: string, support: 'standard' | 'extended', isDefault: boolean) {
  return {
    version: name,
    support,
    isDefault,
    standardEnds: undefined,
    extendedEnds: undefined,
    perHour: support === 'standard' ? 0.1 : 0.6,
  };
}

/** The lab's own template, or another, filled in. */
export function formOf(
  values: Readonly<Record<string, string>> = {},
  { document = ourDocument, offers = noOffersYet, region = 'ap-northeast-2', stackName = 'myeks' } = {},
): DeployForm {
  const summary = summaryOf(document);
  return {
    template: { source: { kind: 'ours' }, name: 'lab', summary },
    region,
    stackName,
    values,
    proposed: {},
    offers,
  };
}
