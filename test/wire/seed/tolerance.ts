/** Letters and digits of which Kubernetes makes random suffixes. */
const random = '[bcdfghjklmnpqrstvwxz2456789]';

/** What differs from one run to the next, by what takes its place in a comparison. */
const variable: readonly (readonly [pattern: RegExp, name: string])[] = [
  [new RegExp(`-${random}{5}(?=\\s|$)`, 'g'), '-<id>'],
  [/(?<=^|\s)(?:\d+d\d+h|\d+h\d+m|\d+m\d+s|\d+[dhms])(?=\s|$)/g, '<age>'],
  [/\beni[0-9a-f]{11}\b/g, 'eni<id>'],
  [/\bfe80::[0-9a-f:]+/g, 'fe80::<id>'],
  [/\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\b/g, '<time>'],
  [/\b\d\d:\d\d:\d\d\.\d{6}\b/g, '<time>'],
  [/\bid \d+,/g, 'id <id>,'],
  [/\b(sg|sgr|subnet|vpc|eni|i)-0?[0-9a-f]{8,17}\b/g, '$1-<id>'],
  [/-Role1-[A-Z0-9]{10,}/g, '-Role1-<id>'],
  // Accounts are their owners' own.
  [/(?<=^|::)\d{12}(?=:|$)/g, '<account>'],
  // How often an event came again is a matter of its age.
  [/ \(x\d+ over [0-9dhms]+\)/g, ''],
];

/** An address of the VPC but for its last number: the subnet tells the node. */
const lastNumber = [/\b192\.168\.(\d)\.\d+\b/g, '192.168.$1.<n>'] as const;

/**
 * Lines in a form in which two outputs can be compared: ages and random ids have one name, spaces are single (the text of
 * the seed lost the others), and empty lines are left out.
 */
export function comparable(text: string, podAddresses = false): string[] {
  const tolerated = podAddresses ? [...variable, lastNumber] : variable;
  return text
    .split('\n')
    .map((line) => line.trim().replaceAll(/\s+/g, ' '))
    .filter((line) => line !== '')
    .map((line) => tolerated.reduce((shown, [pattern, name]) => shown.replaceAll(pattern, name), line));
}
