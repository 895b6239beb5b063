/** An image name taken apart. */
export interface ImageReference {
  readonly registry: string;
  /** With `library/` in front for Docker's official images. */
  readonly repository: string;
  readonly tag: string;
  readonly digest: string | undefined;
}

/** Reads an image name as the container runtime does: Docker Hub and `latest` where nothing else is said. */
export function parseImage(image: string): ImageReference {
  const [named = '', digest] = image.split('@');
  const [first = ''] = named.split('/');
  const hasRegistry = named.includes('/') && (first.includes('.') || first.includes(':') || first === 'localhost');
  const rest = hasRegistry ? named.slice(first.length + 1) : named;
  const colon = rest.lastIndexOf(':');
  const name = colon < 0 ? rest : rest.slice(0, colon);
  return {
    registry: hasRegistry ? first : 'docker.io',
    repository: hasRegistry || name.includes('/') ? name : `library/${name}`,
    tag: colon < 0 ? 'latest' : rest.slice(colon + 1),
    digest,
  };
}

/** The name with registry and tag written out, as the container runtime has it. */
export function fullImageName(image: string): string {
  const { registry, repository, tag, digest } = parseImage(image);
  return digest === undefined ? `${registry}/${repository}:${tag}` : `${registry}/${repository}@${digest}`;
}
