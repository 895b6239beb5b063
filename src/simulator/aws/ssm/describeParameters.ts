import { AwsFault } from '../../world/fault.ts';
import type { StoredParameter } from '../../world/parameterRecord.ts';
import { optionalText, requiredText, structures, texts, type Input } from '../jsonInput.ts';
import type { Operation } from '../operation.ts';
import { pageOfNames } from './page.ts';

const largestPage = 50;

/** What the account's own parameters are, but not their values. */
export const describeParameters: Operation = ({ world, input }) => {
  const conditions = structures(input, 'ParameterFilters').map(condition);
  const asked = [...world.parameters.values()].filter((each) => conditions.every((holds) => holds(each)));
  const { items, next } = pageOfNames(
    input,
    asked.map(({ name }) => name),
    largestPage,
  );
  return {
    Parameters: items
      .flatMap((name) => world.parameters.get(name) ?? [])
      .map(({ name, arn, type, versions, modifiedAt, description }) => ({
        Name: name,
        ARN: arn,
        Type: type,
        LastModifiedDate: new Date(modifiedAt),
        Description: description,
        Version: versions.length,
        Tier: 'Standard',
        Policies: [],
        DataType: 'text',
      })),
    NextToken: next,
  };
};

function condition(filter: Input): (parameter: StoredParameter) => boolean {
  const key = requiredText(filter, 'Key');
  const option = optionalText(filter, 'Option') ?? 'Equals';
  const values = texts(filter, 'Values');
  const matches = (text: string) =>
    values.some((value) => (option === 'BeginsWith' ? text.startsWith(value) : text === value));
  if (key === 'Name') return ({ name }) => matches(name);
  if (key === 'Type') return ({ type }) => matches(type);
  if (key === 'Path') return ({ name }) => values.some((value) => name.startsWith(`${value.replace(/\/$/, '')}/`));
  if (key.startsWith('tag:')) return ({ tags }) => matches(tags[key.slice('tag:'.length)] ?? '');
  throw new AwsFault(
    'InvalidFilterKey',
    `The following filter key is not valid: ${key}. Valid filter keys include: [Path, Name, Type, tag:]`,
  );
}
