import { l10n } from 'vscode';
import { fieldKind } from '../../domain/deploy/fieldKind.ts';
import { known, type DeployOffers } from '../../domain/deploy/offers.ts';
import type { TemplateParameter } from '../../domain/deploy/templateParameter.ts';
import type { Choice } from '../../ports/prompts.ts';

/** What can be chosen for a parameter, by AWS's offers or the template itself; undefined where one types. */
export function fieldChoices(
  parameter: TemplateParameter,
  offers: DeployOffers,
): readonly Choice<string>[] | undefined {
  const { allowedValues } = parameter;
  const kind = fieldKind(parameter);
  const allowed = ({ value }: Choice<string>) => allowedValues.length === 0 || allowedValues.includes(value);
  const offered = offersOf(kind, offers)?.filter(allowed);
  if (offered !== undefined && offered.length > 0) {
    const none: Choice<string> = { label: l10n.t('None'), value: '' };
    return parameter.defaultValue === '' ? [none, ...offered] : offered;
  }
  return allowedValues.length > 0 ? allowedValues.map((value) => ({ label: value, value })) : undefined;
}

function offersOf(kind: ReturnType<typeof fieldKind>, offers: DeployOffers): readonly Choice<string>[] | undefined {
  switch (kind) {
    case 'key-pair':
      return known(offers.keyPairs)?.map((value) => ({ label: value, value }));
    case 'zone':
      return known(offers.zones)?.map(({ name, id }) => ({ label: name, description: id, value: name }));
    case 'instance-type':
      return known(offers.instanceTypes)
        ?.filter(({ maxPods }) => maxPods !== undefined)
        .map(({ type, vcpus, maxPods, perHour }) => ({
          label: type,
          description: [
            l10n.t('{0} vCPUs, {1} pods', vcpus ?? '?', maxPods ?? '?'),
            ...(perHour === undefined ? [] : [`$${perHour.toFixed(3)}/h`]),
          ].join(' · '),
          value: type,
        }));
    case 'version':
      return known(offers.versions)
        ?.filter(({ support }) => support !== 'unsupported')
        .map(({ version, support, perHour }) => ({
          label: version,
          description: [
            support === 'standard' ? l10n.t('standard support') : l10n.t('extended support'),
            `$${perHour.toFixed(2)}/h`,
          ].join(' · '),
          value: version,
        }));
    default:
      return undefined;
  }
}
