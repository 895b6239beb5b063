/** What differs from run to run, and the word that stands for it. The order matters: longer shapes come first. */
const shapes: readonly (readonly [RegExp, string])[] = [
  [/\barn:aws[\w-]*:\S+/g, '<arn>'],
  [/\b[a-z0-9-]+-\d+\.[a-z]{2}(?:-[a-z]+)+-\d\.elb\.amazonaws\.com\b/g, '<host>'],
  [/\bip(?:-\d{1,3}){4}(?:\.[\w.-]+)?/g, '<node>'],
  [/\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/gi, '<mac>'],
  [/\bfe80::[0-9a-f:]+/gi, '<link-local>'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '<address>'],
  [/\b(?:eni-attach|eipalloc|subnet|vpc|eni|igw|rtb|sgr|sg|lt|key|vol|ami|i|r)-[0-9a-f]{8,17}\b/g, '<id>'],
  [/\beni[0-9a-f]{11}\b/g, '<veth>'],
  [/\bv\d+\.\d+\.\d+(?:[-+][\w.+-]+)?/g, '<version>'],
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?/g, '<time>'],
  [/\b\d\d:\d\d:\d\d(?:\.\d+)?\b/g, '<time>'],
  // kubectl's ages: 7s, 2m39s, 19h, 3d4h; with how often it was seen behind them.
  [/(?<![\w.])(?:\d+[dhms]){1,2}(?: \(x\d+ over (?:\d+[dhms]){1,2}\))?(?![\w.])/g, '<age>'],
  // One, or ping's four in a row.
  [/\b\d+(?:\.\d+)?(?:\/\d+\.\d+)* ?ms\b/g, '<duration>'],
  // A pod of a replica set, and one of a daemon set: name, hash, five letters.
  [/-[0-9a-f]{8,10}-[a-z0-9]{5}\b/g, '-<pod>'],
  [/\b(aws-node|kube-proxy)-[a-z0-9]{5}\b/g, '$1-<pod>'],
];

/** What `kubectl rollout status` says on the way, depending on how fast it goes. */
const progress = /^Waiting for (?:deployment|daemon set|\d+ pods)\b.*\.\.\.$/;

/**
 * The lines of an output with everything that differs from run to run replaced: names, ids, addresses, ages, times,
 * versions. Spacing and the rules of tables, which follow the widths of those, are folded; empty lines are left out.
 */
export function normalised(output: string): readonly string[] {
  return output
    .split('\n')
    .filter((line) => !progress.test(line))
    .map((line) => shapes.reduce((text, [shape, word]) => text.replaceAll(shape, word), line))
    .map((line) =>
      line
        .replaceAll(/[-=+]{5,}/g, '-----')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '');
}
