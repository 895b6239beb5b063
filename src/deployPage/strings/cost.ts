import type { CostPart } from '../../domain/cost/hourlyCost.ts';
import type { Translate } from '../../webview/strings.ts';

/** Texts about what the lab costs. */
export function costStrings(t: Translate) {
  const parts: Readonly<Record<CostPart, string>> = {
    'control-plane': t('EKS control plane'),
    'extended-support': t('Extended support of an old version'),
    instances: t('Instances'),
    'public-ipv4': t('Public IPv4 addresses'),
    gp3: t('Volumes (gp3)'),
    'classic-load-balancer': t('Classic load balancers'),
    'application-load-balancer': t('Application load balancers'),
    'nat-gateway': t('NAT gateways'),
  };
  return {
    heading: t('Cost per hour'),
    perHour: t('${0} per hour'),
    about: t('About ${0} per hour'),
    perDay: t('${0} for a day that it is forgotten'),
    parts,
    part: t('What costs'),
    amount: t('Per hour'),
    asOf: t('On-demand prices of {0} in {1}, without tax and traffic. AWS’s price list is what counts.'),
    priceList: t('AWS price list'),
    nothingPriced: t('This template names nothing that has a price here. What its machines make later costs, too.'),
    unknownRegion: t('There are no prices of {0} here. See the AWS price list.'),
    unknownType: t('There is no price of {0} here. See the AWS price list.'),
    unknownValue: t('The cost shows once {0} has a good value.'),
  };
}
