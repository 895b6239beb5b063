import type { Scope } from '../scope.ts';
import { validationError } from '../validationError.ts';
import { textOf } from '../value.ts';
import { noValue, type Intrinsic } from './intrinsic.ts';

/** A parameter's value or a resource's own name, as `Ref` and `Fn::Sub` mean it. */
export function referTo(name: string, scope: Scope): unknown {
  if (name === 'AWS::NoValue') return noValue;
  const found = scope.parameter(name) ?? scope.resource(name)?.ref;
  if (found === undefined)
    throw validationError(
      `Template format error: Unresolved resource dependencies [${name}] in the Resources block of the template`,
    );
  return found;
}

/** An attribute of a resource, as `Fn::GetAtt` and `Fn::Sub` mean it. */
export function attributeOf(logicalId: string, attribute: string, scope: Scope): unknown {
  const resource = scope.resource(logicalId);
  if (resource === undefined)
    throw validationError(`Template error: instance of Fn::GetAtt references undefined resource ${logicalId}`);
  const value = resource.attribute(attribute);
  if (value === undefined)
    throw validationError(
      `Template error: resource ${logicalId} does not support attribute type ${attribute} in Fn::GetAtt`,
    );
  return value;
}

export const ref: Intrinsic = (argument, _evaluate, scope) => referTo(textOf(argument, 'Ref'), scope);

export const getAtt: Intrinsic = (argument, evaluate, scope) => {
  const [logicalId, attribute] =
    typeof argument === 'string' ? [argument.split('.')[0], argument.split('.').slice(1).join('.')] : [argument].flat();
  return attributeOf(
    textOf(logicalId, 'the resource of Fn::GetAtt'),
    textOf(evaluate(attribute), 'the attribute of Fn::GetAtt'),
    scope,
  );
};

/** A value another stack exports. */
export const importValue: Intrinsic = (argument, evaluate, scope) => {
  const name = textOf(evaluate(argument), 'Fn::ImportValue');
  const value = scope.exported(name);
  if (value === undefined) throw validationError(`No export named ${name} found.`);
  return value;
};
