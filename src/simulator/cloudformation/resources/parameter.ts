import { deleteParameter, putParameter } from '../../world/parameterStore.ts';
import type { StoredParameter } from '../../world/parameterRecord.ts';
import { invalidProperties, type Properties } from '../properties.ts';
import type { ResourceType } from '../resourceType.ts';
import { generatedName } from './generatedName.ts';
import { tagsOf } from './stackTags.ts';

/** Longest name of a parameter. */
const nameLimit = 1_011;

function typeOf(properties: Properties, logicalId: string): StoredParameter['type'] {
  const type = properties.text('Type');
  if (type === 'String' || type === 'StringList') return type;
  throw invalidProperties(logicalId, `#/Type: ${type} is not a valid enum value`);
}

export const parameter: ResourceType = {
  name: 'AWS::SSM::Parameter',
  createTime: 2_000,
  deleteTime: 1_000,
  customName: 'Name',
  attributes: {
    Type: (name, { world }) => world.parameters.get(name)?.type,
    Value: (name, { world }) => world.parameters.get(name)?.versions.at(-1),
    Arn: (name, { world }) => world.parameters.get(name)?.arn,
  },
  create(properties, context) {
    const description = properties.optionalText('Description');
    return putParameter(context.world, {
      name: properties.optionalText('Name') ?? generatedName({ ...context, stackName: 'CFN' }, nameLimit),
      type: typeOf(properties, context.logicalId),
      value: properties.text('Value'),
      ...(description !== undefined && { description }),
      overwrite: false,
      tags: tagsOf(properties, context),
    }).name;
  },
  update(name, properties, { world, logicalId }) {
    const type = typeOf(properties, logicalId);
    putParameter(world, { name, type, value: properties.text('Value'), overwrite: true });
  },
  tagged: (name, { world }) => world.parameters.get(name),
  delete: (name, { world }) => deleteParameter(world, name),
};
