import table from './typeNames.json' with { type: 'json' };

const services: Readonly<Record<string, string>> = table;

/** Types that CloudFormation has besides those of its specification: `AWS::CloudFormation::CustomResource` is one, as `Custom::…` are. */
const others = /^(Custom::[\w@-]+|AWS::CloudFormation::CustomResource|AWS::CDK::Metadata)$/;

/** True for a resource type that AWS has, whether or not the simulator can make one. */
export function isTypeName(type: string): boolean {
  const end = type.lastIndexOf('::');
  const service = type.slice(0, end);
  const names = Object.hasOwn(services, service) ? services[service] : undefined;
  return others.test(type) || names?.split(' ').includes(type.slice(end + 2)) === true;
}
