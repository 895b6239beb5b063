import type { Container, EnvVar, Probe, Volume } from '../objects/pod.ts';

/** `latest` or no tag at all is pulled every time. */
function pullPolicy(image: string): 'Always' | 'IfNotPresent' {
  const name = image.split('/').at(-1) ?? image;
  return !name.includes('@') && (!name.includes(':') || name.endsWith(':latest')) ? 'Always' : 'IfNotPresent';
}

/** A container with what the API server fills in. With the host's network its ports are the host's. */
export function defaultContainer(container: Container, hostNetwork: boolean): Container {
  const limits = container.resources?.limits;
  const resources =
    limits === undefined
      ? (container.resources ?? {})
      : { ...container.resources, requests: { ...limits, ...container.resources?.requests } };
  const probes = Object.fromEntries(
    (['livenessProbe', 'readinessProbe', 'startupProbe'] as const).flatMap((name) => {
      const probe = (container as Readonly<Partial<Record<typeof name, Probe>>>)[name];
      return probe === undefined ? [] : [[name, defaultProbe(probe)]];
    }),
  );
  return {
    ...container,
    ...probes,
    ...(container.ports === undefined
      ? {}
      : {
          ports: container.ports.map((port) => ({
            ...port,
            ...(hostNetwork && port.hostPort === undefined ? { hostPort: port.containerPort } : {}),
            protocol: port.protocol ?? 'TCP',
          })),
        }),
    ...(container.env === undefined ? {} : { env: container.env.map(defaultEnv) }),
    resources,
    terminationMessagePath: container.terminationMessagePath ?? '/dev/termination-log',
    terminationMessagePolicy: container.terminationMessagePolicy ?? 'File',
    imagePullPolicy: container.imagePullPolicy ?? pullPolicy(container.image ?? ''),
  };
}

function defaultProbe(probe: Probe): Probe {
  const { httpGet } = probe;
  return {
    ...probe,
    ...(httpGet === undefined
      ? {}
      : { httpGet: { ...httpGet, path: httpGet.path ?? '/', scheme: httpGet.scheme ?? 'HTTP' } }),
    timeoutSeconds: probe.timeoutSeconds ?? 1,
    periodSeconds: probe.periodSeconds ?? 10,
    successThreshold: probe.successThreshold ?? 1,
    failureThreshold: probe.failureThreshold ?? 3,
  };
}

function defaultEnv(variable: EnvVar): EnvVar {
  const field = variable.valueFrom?.fieldRef;
  if (field === undefined || field.apiVersion !== undefined) return variable;
  return { ...variable, valueFrom: { ...variable.valueFrom, fieldRef: { apiVersion: 'v1', ...field } } };
}

/** Files of these volumes are readable by everybody unless it is said otherwise: 0644. */
const modeFields = ['configMap', 'secret', 'projected', 'downwardAPI'] as const;

export function defaultVolume(volume: Volume): Volume {
  const sources = volume as unknown as Readonly<Record<string, Source | undefined>>;
  const field = modeFields.find((name) => sources[name] !== undefined);
  if (field !== undefined && sources[field]?.defaultMode === undefined)
    return { ...volume, [field]: { ...sources[field], defaultMode: 420 } };
  const host = sources['hostPath'];
  if (host === undefined || host.type !== undefined) return volume;
  return Object.assign({ ...volume }, { hostPath: { ...host, type: '' } });
}

interface Source {
  readonly defaultMode?: number;
  readonly type?: string;
}
