import type { Service, ServicePort } from '../../objects/service.ts';
import type { StatusCause } from '../../statusError.ts';
import { duplicate, forbiddenField, invalidValue, oneOf, portCauses, required } from './cause.ts';
import { labelCauses } from './metadata.ts';
import { dnsLabel, dnsSubdomain } from './names.ts';

const types = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
const nodePorts = { first: 30_000, last: 32_767 };

/** What is wrong with a Service. `before` is what an update replaces. */
export function serviceCauses({ spec }: Service, before: Service | undefined): readonly StatusCause[] {
  const ports = spec.ports ?? [];
  const external = spec.type === 'ExternalName';
  return [
    ...oneOf('spec.type', spec.type, types),
    ...(ports.length === 0 && !external && spec.clusterIP !== 'None' ? [required('spec.ports')] : []),
    ...(external ? externalNameCauses(spec.externalName ?? '') : []),
    ...ports.flatMap((port, index) => portCausesOf(port, `spec.ports[${index}]`, ports.length > 1)),
    ...duplicates(ports),
    ...labelCauses('spec.selector', spec.selector),
    ...oneOf('spec.sessionAffinity', spec.sessionAffinity, ['ClientIP', 'None']),
    ...(before === undefined ? [] : immutable(before, spec)),
  ];
}

function externalNameCauses(name: string): readonly StatusCause[] {
  if (name === '') return [required('spec.externalName')];
  const wrong = dnsSubdomain(name.replace(/\.$/, ''));
  return wrong === undefined ? [] : [invalidValue('spec.externalName', name, wrong)];
}

function portCausesOf(port: ServicePort, at: string, several: boolean): readonly StatusCause[] {
  const { name = '', nodePort, targetPort } = port;
  const wrongName = name === '' ? undefined : dnsLabel(name);
  return [
    ...(several && name === '' ? [required(`${at}.name`)] : []),
    ...(wrongName === undefined ? [] : [invalidValue(`${at}.name`, name, wrongName)]),
    ...portCauses(`${at}.port`, port.port ?? 0),
    ...oneOf(`${at}.protocol`, port.protocol, ['SCTP', 'TCP', 'UDP']),
    ...(typeof targetPort === 'number' ? portCauses(`${at}.targetPort`, targetPort) : []),
    ...(nodePort === undefined || (nodePort >= nodePorts.first && nodePort <= nodePorts.last)
      ? []
      : [
          invalidValue(
            `${at}.nodePort`,
            nodePort,
            `provided port is not in the valid range. The range of valid ports is ${nodePorts.first}-${nodePorts.last}`,
          ),
        ]),
  ];
}

function duplicates(ports: readonly ServicePort[]): readonly StatusCause[] {
  const names = new Set<string>();
  const numbers = new Set<string>();
  return ports.flatMap((port, index) => {
    const { name = '', protocol = 'TCP' } = port;
    const number = `${port.port}/${protocol}`;
    const causes = [
      ...(name !== '' && names.has(name) ? [duplicate(`spec.ports[${index}].name`, name)] : []),
      ...(numbers.has(number) ? [duplicate(`spec.ports[${index}]`, { protocol, port: port.port })] : []),
    ];
    names.add(name);
    numbers.add(number);
    return causes;
  });
}

function immutable(before: Service, spec: Service['spec']): readonly StatusCause[] {
  const [old] = before.spec.clusterIPs ?? [];
  if (old === undefined || spec.type === 'ExternalName' || before.spec.type === 'ExternalName') return [];
  if (spec.clusterIP === old) return [];
  if (spec.clusterIP === undefined || spec.clusterIP === '')
    return [forbiddenField('spec.clusterIPs[0]', 'primary clusterIP can not be unset')];
  return [invalidValue('spec.clusterIPs[0]', [spec.clusterIP], 'may not change once set')];
}
