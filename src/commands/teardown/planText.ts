import { l10n } from 'vscode';
import { pricesAsOf, pricesByRegion } from '../../domain/cost/prices.ts';
import type { PlanItem, PlanStep, TeardownPlan } from '../../domain/stack/teardownPlan.ts';
import { kindWord, priceWords, resourceWords, whyWords } from '../resourceWords.ts';

/** A teardown's plan as a checklist in Markdown: what goes, in its order, why, and what each costs; and what stays. */
export function planText(plan: TeardownPlan, account: string): string {
  const { place, steps, notOurs, notChecked } = plan;
  const numbered = steps.map((step, index) => stepText(step, index + 1, steps.length));
  return [
    `# ${l10n.t('Teardown of {0}', place.stackName)}`,
    l10n.t(
      'Account {0}, region {1}, cluster {2}, VPC {3}.',
      account,
      place.region,
      place.clusterName,
      place.vpcId ?? '–',
    ),
    costText(plan),
    ...(steps.length === 0 ? [l10n.t('Nothing of it is there.')] : numbered),
    ...section(
      l10n.t('Not ours: never touched'),
      notOurs.map((item) => itemText(item, '- ')),
    ),
    ...section(
      l10n.t('Not checked'),
      notChecked.map(({ kind, detail }) => `- ${kindWord(kind)}: ${detail}`),
    ),
  ].join('\n\n');
}

/** `$0.343/h`, the day of the prices, and what is missing from them. */
export function costText({ place, perHour }: Pick<TeardownPlan, 'place' | 'perHour'>): string {
  if (pricesByRegion[place.region] === undefined)
    return l10n.t('What it costs in {0} is not known to this extension; see the AWS price list.', place.region);
  return l10n.t('All of it costs about ${0} per hour on AWS (prices of {1}).', perHour.toFixed(3), pricesAsOf);
}

function stepText({ kind, items, goesWith }: PlanStep, number: number, of: number): string {
  const title = `## ${number}/${of} ${stepTitle(kind, items)}`;
  const withThem = goesWith.map((item) => itemText(item, '  - '));
  return [title, '', ...items.map((item) => itemText(item, '- [ ] ')), ...withThem].join('\n');
}

/** What a step does, in a few words; also the line under its progress. */
export function stepTitle(kind: PlanStep['kind'], items: readonly PlanItem[]): string {
  const titles: Readonly<Record<PlanStep['kind'], () => string>> = {
    'balancer-owners': () =>
      items.every(({ resource }) => resource.kind === 'service')
        ? l10n.t('Services with load balancers')
        : l10n.t('Services, Ingresses and Gateways with load balancers'),
    'load-balancers': () => l10n.t('Load balancers'),
    nodegroups: () => l10n.t('Node groups made by hand'),
    stack: () => l10n.t('Stack {0}', items[0]?.resource.name ?? ''),
    oidc: () => l10n.t('OIDC provider'),
    cluster: () => l10n.t('Cluster made by hand'),
    network: () => l10n.t('Interfaces and security groups left behind'),
    rest: () => l10n.t('What else outlives the stacks'),
  };
  return titles[kind]();
}

function itemText({ resource, why, perHour }: PlanItem, bullet: string): string {
  const parts = [resourceWords(resource), whyWords(why), priceWords(perHour)].filter((part) => part !== '');
  return `${bullet}${parts.join(' · ')}`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${title}\n\n${lines.join('\n')}`];
}
