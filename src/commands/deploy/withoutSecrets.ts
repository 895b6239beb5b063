/** Shorter secrets are too likely to be part of other words. */
const shortest = 4;

/** A text in which no secret is to be read: services repeat what they do not accept. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= shortest)
    .reduce((safe, secret) => safe.replaceAll(secret, '••••'), text);
}
