import type { Operation } from './operation.ts';
import type { Protocol, WireRequest } from './protocol.ts';

/** A service of AWS: how it speaks and what it can do. */
export interface Service {
  readonly protocol: Protocol;
  /** By action name. */
  readonly operations: Readonly<Record<string, Operation>>;
  /** Services that sign with the same name, by the API version their requests give. */
  readonly versions?: Readonly<Record<string, Service>>;
}

/** Services by the name that requests are signed for, such as `ec2`. */
export type Services = Readonly<Record<string, Service>>;

/** The service a request is for: by the name it was signed for and, where that is shared, by its API version. */
export function serviceOf(services: Services, name: string, { query, body }: WireRequest): Service | undefined {
  const service = Object.hasOwn(services, name) ? services[name] : undefined;
  if (service?.versions === undefined) return service;
  const version = query.get('Version') ?? /(?:^|&)Version=([\d-]+)/.exec(body)?.[1] ?? '';
  return Object.hasOwn(service.versions, version) ? service.versions[version] : service;
}
