import { configMaps, secrets } from '../../kubernetes/kinds.ts';
import type { ObjectStore } from '../../kubernetes/objectStore.ts';
import type { KubeObject, Labels } from '../../kubernetes/objects/meta.ts';
import type { Container, EnvVar, Pod } from '../../kubernetes/objects/pod.ts';

interface SecretData extends KubeObject {
  readonly data?: Labels;
}

/** A container's environment cannot be made: something that it refers to is missing. The message is the kubelet's. */
export class MissingReference extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MissingReference';
  }
}

/** The environment of a container with all references looked up. Throws `MissingReference`. */
export function environmentOf(store: ObjectStore, pod: Pod, container: Container): Labels {
  const { namespace = '' } = pod.metadata;
  const env: Record<string, string> = {};
  for (const { prefix = '', configMapRef, secretRef } of container.envFrom ?? []) {
    const data =
      configMapRef === undefined
        ? secretData(store, namespace, secretRef?.name ?? '', secretRef?.optional)
        : configData(store, namespace, configMapRef.name ?? '', configMapRef.optional);
    for (const [key, value] of Object.entries(data)) env[`${prefix}${key}`] = value;
  }
  for (const each of container.env ?? []) {
    const value = valueOf(store, pod, container, each);
    if (value !== undefined) env[each.name] = expand(value, env);
  }
  return env;
}

/** `$(NAME)` stands for a variable set before; `$$(NAME)` for itself. */
export function expand(text: string, env: Labels): string {
  return text.replaceAll(/\$(\$|\(([\w.-]+)\))/g, (whole, escaped: string, name: string | undefined) => {
    if (escaped === '$') return '$';
    return env[name ?? ''] ?? whole;
  });
}

function valueOf(store: ObjectStore, pod: Pod, container: Container, { value, valueFrom }: EnvVar): string | undefined {
  if (valueFrom === undefined) return value ?? '';
  const { namespace = '' } = pod.metadata;
  const { fieldRef, resourceFieldRef, configMapKeyRef: config, secretKeyRef: secret } = valueFrom;
  if (fieldRef !== undefined) return podField(pod, fieldRef.fieldPath);
  if (resourceFieldRef !== undefined) {
    const [list = '', resource = ''] = resourceFieldRef.resource.split('.');
    return (list === 'limits' ? container.resources?.limits : container.resources?.requests)?.[resource] ?? '0';
  }
  const source = config ?? secret;
  if (source === undefined) return '';
  const { name = '', key, optional } = source;
  const kind = config === undefined ? 'Secret' : 'ConfigMap';
  const data = (config === undefined ? secretData : configData)(store, namespace, name, optional);
  if (data[key] === undefined && optional !== true)
    throw new MissingReference(`couldn't find key ${key} in ${kind} ${namespace}/${name}`);
  return data[key];
}

function podField({ metadata, spec, status }: Pod, path: string): string {
  const [, map, key] = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path) ?? [];
  if (map !== undefined) return (map === 'labels' ? metadata.labels : metadata.annotations)?.[key ?? ''] ?? '';
  const fields: Readonly<Record<string, string | undefined>> = {
    'metadata.name': metadata.name,
    'metadata.namespace': metadata.namespace,
    'metadata.uid': metadata.uid,
    'spec.nodeName': spec.nodeName,
    'spec.serviceAccountName': spec.serviceAccountName,
    'status.hostIP': status.hostIP,
    'status.podIP': status.podIP,
    'status.podIPs': status.podIPs?.map(({ ip }) => ip).join(','),
  };
  return fields[path] ?? '';
}

function configData(store: ObjectStore, namespace: string, name: string, optional: boolean | undefined): Labels {
  const found = store.get(configMaps, namespace, name);
  if (found === undefined && optional !== true) throw new MissingReference(`configmap "${name}" not found`);
  return found?.data ?? {};
}

function secretData(store: ObjectStore, namespace: string, name: string, optional: boolean | undefined): Labels {
  const found: SecretData | undefined = store.get(secrets, namespace, name);
  if (found === undefined && optional !== true) throw new MissingReference(`secret "${name}" not found`);
  const entries = Object.entries(found?.data ?? {});
  return Object.fromEntries(entries.map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]));
}
