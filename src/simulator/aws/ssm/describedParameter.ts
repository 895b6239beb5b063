import { publicParameter } from '../../world/publicParameters.ts';
import type { World } from '../../world/world.ts';

/** A public parameter as GetParameter writes it, or undefined if there is none of that name. */
export function describedParameter(world: World, name: string): object | undefined {
  const Value = publicParameter(world, name);
  if (Value === undefined) return undefined;
  return {
    Name: name,
    Type: 'String',
    Value,
    Version: 1,
    LastModifiedDate: new Date(world.clock.now()),
    ARN: `arn:aws:ssm:${world.region}::parameter${name}`,
    DataType: 'aws:ec2:image',
  };
}
