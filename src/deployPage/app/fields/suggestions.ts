import type { DeployForm } from '../../../domain/deploy/deployForm.ts';
import type { FieldKind } from '../../../domain/deploy/fieldKind.ts';
import { isForNodes } from '../../../domain/deploy/formProblems.ts';
import { known, type Offer, type OfferedType, type OfferedVersion } from '../../../domain/deploy/offers.ts';
import { isZoneRefused } from '../../../domain/deploy/refusedZones.ts';
import type { TemplateParameter } from '../../../domain/deploy/templateParameter.ts';
import { count, fill } from '../../../webview/app/words.ts';
import { day, smallDollars, type Strings } from '../words.ts';

/** A value one may choose, with what helps to. */
export interface Suggestion {
  readonly value: string;
  readonly detail: string;
}

/** The block that lets nobody in: the machine's own address. */
const nobody = '127.0.0.1/32';

/** The offer of AWS that fills a field of this kind, if one does. */
export function offerOf({ offers }: DeployForm, kind: FieldKind): Offer<unknown> | undefined {
  switch (kind) {
    case 'key-pair':
      return offers.keyPairs;
    case 'zone':
      return offers.zones;
    case 'instance-type':
      return offers.instanceTypes;
    case 'version':
      return offers.versions;
    case 'own-address':
      return offers.ownAddress;
    default:
      return undefined;
  }
}

/** What one may choose for a field: AWS's offers, no more than the template allows, and nothing where it is a value. */
export function suggestionsOf(
  form: DeployForm,
  kind: FieldKind,
  { key, allowedValues, defaultValue }: TemplateParameter,
  strings: Strings,
): readonly Suggestion[] {
  const offered = offeredFor(form, kind, isForNodes(key), strings);
  const allowed =
    allowedValues.length === 0
      ? offered
      : allowedValues.map((value) => offered.find((each) => each.value === value) ?? { value, detail: '' });
  return defaultValue === '' && allowed.length > 0 && allowedValues.length === 0
    ? [{ value: '', detail: '' }, ...allowed]
    : allowed;
}

function offeredFor(
  { offers }: DeployForm,
  kind: FieldKind,
  forNodes: boolean,
  strings: Strings,
): readonly Suggestion[] {
  const words = strings.form;
  switch (kind) {
    case 'key-pair':
      return (known(offers.keyPairs) ?? []).map((value) => ({ value, detail: '' }));
    case 'zone':
      return (known(offers.zones) ?? []).map(({ name, id }) => ({
        value: name,
        detail: isZoneRefused(id) ? `${id} · ${words.zoneRefused}` : id,
      }));
    case 'instance-type': {
      const zones = known(offers.zones) ?? [];
      return (known(offers.instanceTypes) ?? []).map((each) => ({
        value: each.type,
        detail: typeDetail(
          each,
          zones.map(({ name }) => name),
          forNodes,
          strings,
        ),
      }));
    }
    case 'version':
      return (known(offers.versions) ?? []).map((each) => ({
        value: each.version,
        detail: versionDetail(each, strings),
      }));
    case 'own-address': {
      const own = known(offers.ownAddress);
      const ownOnes = own === undefined ? [] : [{ value: own, detail: words.ownAddress }];
      return [...ownOnes, { value: nobody, detail: words.nobody }];
    }
    default:
      return [];
  }
}

/** Only nodes have pods. */
function typeDetail(type: OfferedType, zones: readonly string[], forNodes: boolean, { form: words }: Strings): string {
  const missing = zones.filter((zone) => !type.zones.includes(zone));
  const parts = [
    type.maxPods === undefined || !forNodes ? undefined : count(words.maxPods, type.maxPods),
    type.vcpus === undefined ? undefined : fill(words.vcpus, type.vcpus),
    type.perHour === undefined ? undefined : fill(words.perHour, smallDollars(type.perHour)),
    missing.length === 0 ? undefined : fill(words.notInZones, missing.join(', ')),
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function versionDetail(version: OfferedVersion, { form: words }: Strings): string {
  const parts = [
    supportText(version, words),
    fill(words.perHour, smallDollars(version.perHour)),
    version.isDefault ? words.versionDefault : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function supportText({ support, standardEnds, extendedEnds }: OfferedVersion, words: Strings['form']): string {
  if (support === 'unsupported') return words.unsupported;
  if (support === 'standard')
    return standardEnds === undefined ? words.standardUndated : fill(words.standard, day(standardEnds));
  return extendedEnds === undefined ? words.extendedUndated : fill(words.extended, day(extendedEnds));
}
