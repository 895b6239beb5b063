import { isForNodes } from './formProblems.ts';
import { fieldKind } from './fieldKind.ts';
import { known, type DeployOffers, type OfferedVersion } from './offers.ts';
import { parameterProblem } from './parameterProblem.ts';
import { isZoneRefused } from './refusedZones.ts';
import type { TemplateParameter } from './templateParameter.ts';

type Proposals = Readonly<Record<string, string>>;

/**
 * Better values than the template's defaults, from what AWS offers here: the person's own address, zones in which EKS makes
 * clusters and the nodes' type is to be had, a version in standard support, the only key pair there is. What the template
 * would not take is not proposed.
 */
export function proposals(
  parameters: readonly TemplateParameter[],
  offers: DeployOffers,
  values: Proposals,
): Proposals {
  const proposed: Record<string, string> = {};
  const propose = (parameter: TemplateParameter, value: string | undefined) => {
    if (value !== undefined && parameterProblem(parameter, value) === undefined) proposed[parameter.key] = value;
  };
  const zones = usableZones(parameters, offers, values);
  const zoneFields = parameters.filter((parameter) => fieldKind(parameter) === 'zone');
  // All or none of them: two zones of AWS's choice and one of ours might be the same.
  if (zones.length >= zoneFields.length) zoneFields.forEach((parameter, index) => propose(parameter, zones[index]));
  for (const parameter of parameters) {
    const kind = fieldKind(parameter);
    if (kind === 'own-address') propose(parameter, known(offers.ownAddress));
    if (kind === 'version') propose(parameter, versionInstead(parameter, known(offers.versions)));
    if (kind === 'key-pair' && parameter.defaultValue === undefined)
      propose(parameter, onlyOne(known(offers.keyPairs)));
  }
  return proposed;
}

/** Zones in their order that take a cluster and offer the types of the nodes as the form has them. */
function usableZones(
  parameters: readonly TemplateParameter[],
  offers: DeployOffers,
  values: Proposals,
): readonly string[] {
  const types = parameters
    .filter((parameter) => fieldKind(parameter) === 'instance-type' && isForNodes(parameter.key))
    .map(({ key, defaultValue }) => values[key] ?? defaultValue);
  const offered = known(offers.instanceTypes)?.filter(({ type }) => types.includes(type));
  return (known(offers.zones) ?? [])
    .filter(({ name, id }) => !isZoneRefused(id) && (offered ?? []).every(({ zones }) => zones.includes(name)))
    .map(({ name }) => name);
}

/** EKS's own default, or the newest in standard support, where the template's default is in it no more. */
function versionInstead(
  { defaultValue, allowedValues }: TemplateParameter,
  versions: readonly OfferedVersion[] | undefined,
): string | undefined {
  const standard = (versions ?? []).filter(
    ({ version, support }) => support === 'standard' && (allowedValues.length === 0 || allowedValues.includes(version)),
  );
  if (versions === undefined || standard.some(({ version }) => version === defaultValue)) return undefined;
  return (standard.find(({ isDefault }) => isDefault) ?? standard[0])?.version;
}

function onlyOne(names: readonly string[] | undefined): string | undefined {
  return names?.length === 1 ? names[0] : undefined;
}
