/** The forms that names have in Kubernetes. Each says what is wrong with a text, or undefined. */
export type NameRule = (text: string) => string | undefined;

function rule(pattern: string, longest: number, words: string): NameRule {
  const whole = new RegExp(`^${pattern}$`);
  return (text) => {
    if (text.length > longest) return `must be no more than ${longest} characters`;
    return whole.test(text) ? undefined : words.replace('PATTERN', () => pattern);
  };
}

const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';

export const dnsSubdomain = rule(
  String.raw`${label}(\.${label})*`,
  253,
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is 'PATTERN')",
);

export const dnsLabel = rule(
  label,
  63,
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is 'PATTERN')",
);

export const dns1035Label = rule(
  '[a-z]([-a-z0-9]*[a-z0-9])?',
  63,
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is 'PATTERN')",
);

export const labelValue = rule(
  '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?',
  63,
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is 'PATTERN')",
);

export const configKey = rule(
  '[-._a-zA-Z0-9]+',
  253,
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is 'PATTERN')",
);

const qualifiedPart = rule(
  '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]',
  63,
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is 'PATTERN')",
);

/** A name with an optional prefix, such as `app` or `topology.kubernetes.io/zone`. */
export const qualifiedName: NameRule = (text) => {
  const [first = '', second, ...rest] = text.split('/');
  if (rest.length > 0)
    return "a qualified name must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";
  if (second !== undefined) {
    if (first === '') return 'prefix part must be non-empty';
    const wrong = dnsSubdomain(first);
    if (wrong !== undefined) return `prefix part ${wrong}`;
  }
  const name = second ?? first;
  if (name === '') return 'name part must be non-empty';
  const wrong = qualifiedPart(name);
  return wrong?.startsWith('must be no more') === true ? `name part ${wrong}` : wrong;
};

/** Names that stand in a path as they are. */
export const pathSegment: NameRule = (text) => {
  if (text === '.' || text === '..') return `may not be '${text}'`;
  const character = ['/', '%'].find((each) => text.includes(each));
  return character === undefined ? undefined : `may not contain '${character}'`;
};
