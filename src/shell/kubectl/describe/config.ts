import { lengthOf } from '../output/tabWriter.ts';
import type { KubernetesObject, ObjectList } from '../resources/kubernetesObject.ts';
import { withEvents, type DescribeContext } from './describer.ts';
import { inOrder, type Description } from './description.ts';

type Texts = Readonly<Record<string, string>>;

const decodedLength = (base64: string) => Buffer.from(base64, 'base64').length;

/** A config map with all its text. */
export async function describeConfigMap(
  object: KubernetesObject,
  to: Description,
  context: DescribeContext,
): Promise<void> {
  to.identity(object).line(0, '').line(0, 'Data').line(0, '====');
  for (const [key, value] of inOrder(object['data'] as Texts | undefined))
    to.line(0, `${key}:`).line(0, '----').line(0, value).line(0, '');
  to.line(0, '').line(0, 'BinaryData').line(0, '====');
  for (const [key, value] of inOrder(object['binaryData'] as Texts | undefined))
    to.line(0, `${key}: ${decodedLength(value)} bytes`);
  to.line(0, '');
  await withEvents(object, to, context);
}

/** A secret: how long its values are, not what they are. */
export function describeSecret(object: KubernetesObject, to: Description): void {
  to.identity(object)
    .line(0, '')
    .field('Type', object['type'] ?? '')
    .line(0, '')
    .line(0, 'Data')
    .line(0, '====');
  for (const [key, value] of inOrder(object['data'] as Texts | undefined))
    to.field(
      key,
      object['type'] === tokenType && key === 'token'
        ? Buffer.from(value, 'base64').toString()
        : `${decodedLength(value)} bytes`,
    );
}

const tokenType = 'kubernetes.io/service-account-token';

/** A service account. */
export async function describeServiceAccount(
  object: KubernetesObject,
  to: Description,
  context: DescribeContext,
): Promise<void> {
  const names = (field: string) =>
    ((object[field] ?? []) as readonly { readonly name: string }[]).map(({ name }) => name);
  to.identity(object)
    .lines('Image pull secrets', names('imagePullSecrets'))
    .lines('Mountable secrets', names('secrets'))
    .lines('Tokens', []);
  await withEvents(object, to, context);
}

/** A namespace and the limits in it. */
export async function describeNamespace(
  object: KubernetesObject,
  to: Description,
  { api }: DescribeContext,
): Promise<void> {
  const { phase = '' } = (object['status'] ?? {}) as { readonly phase?: string };
  to.identity(object, { namespaced: false }).field('Status', phase);
  const within = `/api/v1/namespaces/${object.metadata?.name ?? ''}`;
  const [quotas, limits] = (await Promise.all(
    ['resourcequotas', 'limitranges'].map((kind) => api.request('GET', `${within}/${kind}?limit=500`)),
  )) as readonly ObjectList[];
  to.line(0, '');
  if ((quotas?.items ?? []).length === 0) to.line(0, 'No resource quota.');
  else describeQuotas(to, quotas?.items ?? []);
  to.line(0, '').line(0, (limits?.items ?? []).length === 0 ? 'No LimitRange resource.' : 'Resource Limits');
}

function describeQuotas(to: Description, quotas: readonly KubernetesObject[]): void {
  to.line(0, 'Resource Quotas');
  for (const { metadata, ...quota } of quotas) {
    const { hard, used } = (quota['status'] ?? {}) as { readonly hard?: Texts; readonly used?: Texts };
    const longest = Math.max(0, ...Object.keys(hard ?? {}).map(lengthOf));
    to.field('  Name', metadata?.name ?? '')
      .line(1, 'Resource\tUsed\tHard')
      .line(1, `${'-'.repeat(Math.min(8, longest))}\t---\t---`);
    for (const [name, limit] of inOrder(hard)) to.line(1, `${name}\t${used?.[name] ?? '0'}\t${limit}`);
  }
}

/** A claim for a volume, and the pods that use it. */
export async function describeClaim(
  object: KubernetesObject,
  to: Description,
  context: DescribeContext,
): Promise<void> {
  const { metadata } = object;
  const spec = (object['spec'] ?? {}) as Readonly<Record<string, string | undefined>>;
  const status = (object['status'] ?? {}) as {
    readonly phase?: string;
    readonly capacity?: Texts;
    readonly accessModes?: readonly string[];
  };
  to.field('Name', metadata?.name ?? '').field('Namespace', metadata?.namespace ?? '');
  to.field('StorageClass', spec['storageClassName'] ?? '').field('Status', status.phase ?? '');
  to.field('Volume', spec['volumeName'] ?? '');
  to.labels('Labels', metadata?.labels).annotations(metadata?.annotations);
  to.field('Finalizers', `[${((metadata?.['finalizers'] ?? []) as readonly string[]).join(' ')}]`);
  to.field('Capacity', status.capacity?.['storage'] ?? '');
  to.field('Access Modes', (status.accessModes ?? []).map((mode) => mode.replaceAll(/[a-z]/g, '')).join(','));
  if (spec['volumeMode'] !== undefined) to.field('VolumeMode', spec['volumeMode']);
  to.lines('Used By', await usersOf(object, context));
  await withEvents(object, to, context);
}

async function usersOf({ metadata }: KubernetesObject, { api }: DescribeContext): Promise<readonly string[]> {
  const { items } = (await api.request('GET', `/api/v1/namespaces/${metadata?.namespace ?? ''}/pods`)) as ObjectList;
  const uses = (pod: KubernetesObject) =>
    (
      (pod['spec'] as { volumes?: readonly { persistentVolumeClaim?: { claimName: string } }[] } | undefined)
        ?.volumes ?? []
    ).some(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName === metadata?.name);
  return items.filter(uses).map((pod) => pod.metadata?.name ?? '');
}
