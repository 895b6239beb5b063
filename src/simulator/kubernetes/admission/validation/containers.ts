import type { Container, ContainerPort, EnvVar, ResourceRequirements } from '../../objects/pod.ts';
import type { StatusCause } from '../../statusError.ts';
import { duplicate, forbiddenField, invalidValue, missing, oneOf, portCauses, required } from './cause.ts';
import { dnsLabel } from './names.ts';
import { parseQuantity } from '../../../../base/quantity.ts';

const pullPolicies = ['Always', 'IfNotPresent', 'Never'];
const standardResources = new Set(['cpu', 'memory', 'ephemeral-storage']);
const envName = /^[ -<>-~]+$/;

/** What is wrong with the containers of a pod; `volumes` are the names that they may mount. */
export function containerCauses(
  containers: readonly Container[],
  field: string,
  volumes: ReadonlySet<string>,
  taken: Set<string>,
): readonly StatusCause[] {
  return containers.flatMap((container, index) => {
    const at = `${field}[${index}]`;
    const name = container.name ?? '';
    const wrongName = name === '' ? undefined : dnsLabel(name);
    const causes = [
      ...(name === '' ? [required(`${at}.name`)] : []),
      ...(wrongName === undefined ? [] : [invalidValue(`${at}.name`, name, wrongName)]),
      ...(name !== '' && taken.has(name) ? [duplicate(`${at}.name`, name)] : []),
      ...imageCauses(container.image ?? '', `${at}.image`),
      ...oneOf(`${at}.imagePullPolicy`, container.imagePullPolicy, pullPolicies),
      ...portsCauses(container.ports ?? [], `${at}.ports`),
      ...envCauses(container.env ?? [], `${at}.env`),
      ...mountCauses(container, `${at}.volumeMounts`, volumes),
      ...resourceCauses(container.resources, `${at}.resources`),
    ];
    taken.add(name);
    return causes;
  });
}

function imageCauses(image: string, field: string): readonly StatusCause[] {
  if (image === '') return [required(field)];
  return image === image.trim() ? [] : [invalidValue(field, image, 'must not have leading or trailing whitespace')];
}

function portsCauses(ports: readonly ContainerPort[], field: string): readonly StatusCause[] {
  const names = new Set<string>();
  return ports.flatMap((port, index) => {
    const at = `${field}[${index}]`;
    const named = port.name ?? '';
    const wrong = [
      ...(named.length > 15 ? [invalidValue(`${at}.name`, named, 'must be no more than 15 characters')] : []),
      ...(named !== '' && names.has(named) ? [duplicate(`${at}.name`, named)] : []),
      ...((port.containerPort ?? 0) === 0
        ? [required(`${at}.containerPort`)]
        : portCauses(`${at}.containerPort`, port.containerPort)),
      ...(port.hostPort === undefined || port.hostPort === 0 ? [] : portCauses(`${at}.hostPort`, port.hostPort)),
      ...oneOf(`${at}.protocol`, port.protocol, ['SCTP', 'TCP', 'UDP']),
    ];
    names.add(named);
    return wrong;
  });
}

function envCauses(env: readonly EnvVar[], field: string): readonly StatusCause[] {
  return env.flatMap(({ name, value, valueFrom }, index) => {
    const at = `${field}[${index}]`;
    if ((name ?? '') === '') return [required(`${at}.name`)];
    if (!envName.test(name))
      return [
        invalidValue(
          `${at}.name`,
          name,
          "a valid environment variable name must consist only of printable ASCII characters other than '='",
        ),
      ];
    if (valueFrom === undefined || value === undefined || value === '') return [];
    return [invalidValue(`${at}.valueFrom`, '', 'may not be specified when `value` is not empty')];
  });
}

function mountCauses(container: Container, field: string, volumes: ReadonlySet<string>): readonly StatusCause[] {
  const paths = new Set<string>();
  return (container.volumeMounts ?? []).flatMap(({ name, mountPath }, index) => {
    const at = `${field}[${index}]`;
    const wrong = [
      ...((name ?? '') === '' ? [required(`${at}.name`)] : volumes.has(name) ? [] : [missing(`${at}.name`, name)]),
      ...((mountPath ?? '') === '' ? [required(`${at}.mountPath`)] : []),
      ...(paths.has(mountPath) ? [invalidValue(`${at}.mountPath`, mountPath, 'must be unique')] : []),
    ];
    paths.add(mountPath);
    return wrong;
  });
}

/** What is wrong with requests and limits. */
export function resourceCauses(resources: ResourceRequirements | undefined, field: string): readonly StatusCause[] {
  const { requests = {}, limits = {} } = resources ?? {};
  const each = (list: Readonly<Record<string, string>>, at: string): StatusCause[] =>
    Object.entries(list).flatMap(([name, amount]) => [
      ...(standardResources.has(name) || name.startsWith('hugepages-') || name.includes('/')
        ? []
        : [invalidValue(`${at}[${name}]`, name, 'must be a standard resource for containers')]),
      ...(parseQuantity(amount) < 0
        ? [invalidValue(`${at}[${name}]`, amount, 'must be greater than or equal to 0')]
        : []),
    ]);
  const over = Object.entries(requests).flatMap(([name, amount]) => {
    const limit = limits[name];
    if (limit === undefined || parseQuantity(amount) <= parseQuantity(limit)) return [];
    return [invalidValue(`${field}.requests`, amount, `must be less than or equal to ${name} limit of ${limit}`)];
  });
  return [...each(limits, `${field}.limits`), ...each(requests, `${field}.requests`), ...over];
}

/** What a pod template may not have besides. */
export function forbiddenEphemeral(containers: readonly unknown[] | undefined, field: string): readonly StatusCause[] {
  return (containers ?? []).length === 0 ? [] : [forbiddenField(field, 'cannot be set on create')];
}
