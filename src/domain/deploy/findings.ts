import { clusterNameParameter } from './templateParameter.ts';
import type { CheckFinding } from './checkVerdict.ts';
import { valueOf, type DeployForm } from './deployForm.ts';
import { fieldKind, type FieldKind } from './fieldKind.ts';
import { isForNodes } from './formProblems.ts';
import type { OfferedType, OfferedVersion, Zone } from './offers.ts';
import { isZoneRefused } from './refusedZones.ts';

/** Zones that a lab is spread over where its template leaves the choice to CloudFormation. */
const usualZones = 3;
const dayMs = 86_400_000;

/** The values of the fields of a kind, in the form's order, without empty ones. */
export function valuesOf(
  form: DeployForm,
  kind: FieldKind,
): readonly { readonly key: string; readonly value: string }[] {
  return form.template.summary.parameters
    .filter((parameter) => fieldKind(parameter) === kind)
    .map((parameter) => ({ key: parameter.key, value: valueOf(form, parameter) }))
    .filter(({ value }) => value !== '');
}

/** The name that the cluster would have: the stack's, unless the template does not ask for one. */
export function clusterNameOf({ stackName, template }: DeployForm): string {
  const asked = template.summary.parameters.some(({ key }) => key === clusterNameParameter);
  return asked ? stackName : '';
}

export function versionFinding(form: DeployForm, versions: readonly OfferedVersion[], now: number): CheckFinding {
  const [wanted] = valuesOf(form, 'version');
  if (wanted === undefined) return { kind: 'no-version' };
  const found = versions.find(({ version }) => version === wanted.value);
  const { value: version } = wanted;
  if (found === undefined || found.support === 'unsupported') {
    const offered = versions.filter(({ support }) => support === 'standard').map((each) => each.version);
    return { kind: 'version-not-offered', version, offered };
  }
  const { standardEnds, extendedEnds, perHour } = found;
  if (found.support === 'extended') return { kind: 'version-extended', version, extendedEnds, perHour };
  const daysLeft = standardEnds === undefined ? undefined : Math.floor((standardEnds - now) / dayMs);
  return { kind: 'version-supported', version, standardEnds, daysLeft };
}

export function keyPairFinding(form: DeployForm, keyPairs: readonly string[]): CheckFinding {
  const [wanted] = valuesOf(form, 'key-pair');
  if (wanted === undefined) return { kind: 'no-key-pair-asked' };
  return keyPairs.includes(wanted.value)
    ? { kind: 'key-pair-there', name: wanted.value }
    : { kind: 'key-pair-missing', name: wanted.value, offered: keyPairs };
}

/** The zones that subnets would be in: the chosen ones, or the region's first three. */
export function zonesOf(form: DeployForm, zones: readonly Zone[]): readonly string[] {
  const chosen = valuesOf(form, 'zone').map(({ value }) => value);
  return chosen.length > 0 ? chosen : zones.slice(0, usualZones).map(({ name }) => name);
}

export function zonesFinding(form: DeployForm, zones: readonly Zone[]): CheckFinding {
  const names = zonesOf(form, zones);
  const found = names.map((name) => zones.find((zone) => zone.name === name));
  const missing = names[found.indexOf(undefined)];
  if (missing !== undefined) return { kind: 'zone-unknown', zone: missing };
  const good = found.flatMap((zone) => zone ?? []);
  const refused = good.find(({ id }) => isZoneRefused(id));
  if (refused !== undefined) return { kind: 'zone-refused', zone: refused.name, id: refused.id };
  const needed = Math.max(2, valuesOf(form, 'zone').length);
  return new Set(names).size < needed
    ? { kind: 'zones-too-few', there: new Set(names).size, needed }
    : { kind: 'zones-good', zones: good };
}

export function typesFinding(form: DeployForm, types: readonly OfferedType[], zones: readonly Zone[]): CheckFinding {
  const places = zonesOf(form, zones);
  const wanted = valuesOf(form, 'instance-type');
  if (wanted.length === 0) return { kind: 'no-machines' };
  for (const { key, value: type } of wanted) {
    const offered = types.find((each) => each.type === type)?.zones ?? [];
    const needed = isForNodes(key) ? places : places.slice(0, 1);
    const without = needed.filter((zone) => !offered.includes(zone));
    if (without.length > 0) return { kind: 'type-not-offered', type, zones: without };
  }
  return { kind: 'types-offered', types: [...new Set(wanted.map(({ value }) => value))] };
}
