import { StatusError } from '../statusError.ts';
import type { ResourcePath } from './requestPath.ts';

/** The streaming subresources are not served. */
export function refuseStream(path: ResourcePath): never {
  const message = `pods/${path.subresource} is not served by this cluster`;
  throw new StatusError(501, 'NotImplemented', message, { name: path.name, kind: 'pods' });
}
