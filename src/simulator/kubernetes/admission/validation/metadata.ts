import type { Kind } from '../../kind.ts';
import type { Labels, ObjectMeta } from '../../objects/meta.ts';
import type { StatusCause } from '../../statusError.ts';
import { forbiddenField, invalidValue, required, tooLong } from './cause.ts';
import {
  dns1035Label,
  dnsLabel,
  dnsSubdomain,
  labelValue,
  pathSegment,
  qualifiedName,
  type NameRule,
} from './names.ts';

const annotationsLimit = 256 * 1024;

function nameRule(kind: Kind): NameRule {
  // The names of roles, and that of the core group's service, may be any path segment.
  if (kind.group === 'rbac.authorization.k8s.io' || kind.group === 'apiregistration.k8s.io') return pathSegment;
  if (kind.plural === 'services') return dns1035Label;
  return kind.plural === 'namespaces' ? dnsLabel : dnsSubdomain;
}

/** What is wrong with the metadata of a new or changed object. */
export function metadataCauses(kind: Kind, metadata: ObjectMeta, isNew: boolean): readonly StatusCause[] {
  return [
    ...(isNew ? nameCauses(kind, metadata.name) : []),
    ...labelCauses('metadata.labels', metadata.labels),
    ...annotationCauses(metadata.annotations),
    ...(metadata.finalizers ?? []).flatMap((finalizer) => {
      const wrong = qualifiedName(finalizer);
      return wrong === undefined ? [] : [invalidValue('metadata.finalizers', finalizer, wrong)];
    }),
  ];
}

function nameCauses(kind: Kind, name: string): readonly StatusCause[] {
  const field = 'metadata.name';
  if (name === '') return [required(field, 'name or generateName is required')];
  const wrong = nameRule(kind)(name);
  return wrong === undefined ? [] : [invalidValue(field, name, wrong)];
}

/** What is wrong with some labels. */
export function labelCauses(field: string, labels: Labels | undefined): readonly StatusCause[] {
  return Object.entries(labels ?? {}).flatMap(([key, value]) => {
    const wrongKey = qualifiedName(key);
    const wrongValue = labelValue(value);
    return [
      ...(wrongKey === undefined ? [] : [invalidValue(field, key, wrongKey)]),
      ...(wrongValue === undefined ? [] : [invalidValue(field, value, wrongValue)]),
    ];
  });
}

function annotationCauses(annotations: Labels | undefined): readonly StatusCause[] {
  const entries = Object.entries(annotations ?? {});
  const size = entries.reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);
  const field = 'metadata.annotations';
  return [
    ...entries.flatMap(([key]) => {
      const wrong = qualifiedName(key.toLowerCase());
      return wrong === undefined ? [] : [invalidValue(field, key, wrong)];
    }),
    ...(size > annotationsLimit ? [tooLong(field, `may not be more than ${annotationsLimit} bytes`)] : []),
  ];
}

/** What an update may not change of the metadata. */
export function immutableMetadata(before: ObjectMeta, given: ObjectMeta): readonly StatusCause[] {
  const added = (given.finalizers ?? []).filter((each) => !(before.finalizers ?? []).includes(each));
  if (before.deletionTimestamp === undefined || added.length === 0) return [];
  return [
    forbiddenField(
      'metadata.finalizers',
      `no new finalizers can be added if the object is being deleted, found new finalizers []string{${added.map((each) => JSON.stringify(each)).join(', ')}}`,
    ),
  ];
}
