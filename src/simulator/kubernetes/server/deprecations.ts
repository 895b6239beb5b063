import { apiVersion, type Kind } from '../kind.ts';
import { endpoints } from '../kinds.ts';
import { componentStatuses, storedKind } from '../servedKinds.ts';

/** When versions were replaced by another, and when they went. */
const replaced: Readonly<Record<string, readonly [since: string, until: string]>> = {
  'autoscaling/v2beta2': ['v1.23+', 'v1.26+'],
  'batch/v1beta1': ['v1.21+', 'v1.25+'],
  'discovery.k8s.io/v1beta1': ['v1.21+', 'v1.25+'],
  'policy/v1beta1': ['v1.21+', 'v1.25+'],
};

/** What the API server warns of whoever uses the kind, or undefined. */
export function deprecationOf(kind: Kind, minor: number): string | undefined {
  const version = apiVersion(kind);
  const [since, until] = replaced[version] ?? [];
  if (since !== undefined && until !== undefined) {
    const next = `${apiVersion(storedKind(kind))} ${kind.kind}`;
    return `${version} ${kind.kind} is deprecated in ${since}, unavailable in ${until}; use ${next}`;
  }
  if (kind === componentStatuses) return 'v1 ComponentStatus is deprecated in v1.19+';
  return kind === (endpoints as Kind) && minor >= 33
    ? 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice'
    : undefined;
}
