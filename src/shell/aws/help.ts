import { globalOptionNames } from './globalOptions.ts';
import { optionsOf } from './operations/parameters.ts';
import type { Operation, Service } from './service.ts';
import { services } from './services.ts';
import type { OptionName } from './words.ts';

const reference = 'https://docs.aws.amazon.com/cli/latest/reference';

/** `aws help`. */
export function overview(): string {
  return `aws: the AWS API by the words of the AWS CLI

  aws <service> <operation> [--option value ...]

Services: ${['configure', ...Object.keys(services)].join(', ')}
Options of every command: ${globalOptionNames.join(', ')}

All of the AWS CLI is described at ${reference}/index.html
`;
}

/** `aws ec2 help`. */
export function serviceHelp(service: Service): string {
  const waiting = service.waiters.size > 0 ? ['wait'] : [];
  return `aws ${service.name}: ${service.operations.size} operations

${columns([...service.operations.keys(), ...waiting])}
More at ${reference}/${service.name}/index.html
`;
}

/** `aws ec2 describe-vpcs help`: the options, and where they are explained. */
export function helpOf(
  service: string,
  name: string,
  of: readonly OptionName[] | { readonly service: Service; readonly operation: Operation },
): string {
  const options = 'operation' in of ? optionsOf(of.service, of.operation) : of;
  const lines = options.map((option) => {
    const required = 'required' in option && option.required;
    const value = { one: ' <value>', many: ' <value> ...', nothing: '' }[option.takes];
    return required ? `  --${option.name}${value}` : `  [--${option.name}${value}]`;
  });
  return `aws ${service} ${name}

${lines.join('\n')}

More at ${reference}/${service}/${name}.html
`;
}

function columns(words: readonly string[]): string {
  const half = Math.ceil(words.length / 2);
  return words
    .slice(0, half)
    .map((word, at) => `  ${word.padEnd(50)} ${words[half + at] ?? ''}`.trimEnd())
    .map((line) => `${line}\n`)
    .join('');
}
