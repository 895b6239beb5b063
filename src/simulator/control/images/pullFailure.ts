import { fullImageName, parseImage } from './imageReference.ts';
import { hasTag, imageFacts } from './knownImages.ts';

/**
 * Why the registry does not give out the image, as containerd puts it through the kubelet; undefined if it does. Errors
 * of no particular code lost their gRPC prefix in 1.31.
 */
export function pullFailure(image: string, minor: number): string | undefined {
  const name = fullImageName(image);
  const facts = imageFacts(image);
  const attempt = `failed to pull and unpack image "${name}": failed to resolve reference "${name}": `;
  if (facts === undefined) {
    const { registry } = parseImage(image);
    const prefix = minor >= 31 ? '' : 'rpc error: code = Unknown desc = ';
    if (registry !== 'docker.io') return `rpc error: code = NotFound desc = ${attempt}${name}: not found`;
    return (
      `${prefix}${attempt}pull access denied, repository does not exist or may require authorization: ` +
      'server message: insufficient_scope: authorization failed'
    );
  }
  const { tag, digest } = parseImage(image);
  if (digest !== undefined || hasTag(facts, tag)) return undefined;
  return `rpc error: code = NotFound desc = ${attempt}${name}: not found`;
}
