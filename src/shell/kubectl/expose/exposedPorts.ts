import type { KubernetesObject } from '../resources/kubernetesObject.ts';

interface ExposedPort {
  readonly port: number;
  readonly protocol: string;
}

interface Ported {
  readonly ports?: readonly { readonly containerPort?: number; readonly port?: number; readonly protocol?: string }[];
}

/** The ports that the containers of an object, or a service, have. */
export function exposedPorts({ kind, spec }: KubernetesObject): readonly ExposedPort[] {
  const own = (spec ?? {}) as Ported & {
    readonly containers?: readonly Ported[];
    readonly template?: { readonly spec?: { readonly containers?: readonly Ported[] } };
  };
  const holders = kind === 'Service' ? [own] : (own.containers ?? own.template?.spec?.containers ?? []);
  return holders.flatMap(({ ports = [] }) =>
    ports.map(({ containerPort, port, protocol = 'TCP' }) => ({ port: containerPort ?? port ?? 0, protocol })),
  );
}
