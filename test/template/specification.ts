import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { Property, PropertyType, Resource, TypeDefinition } from '@aws-cdk/service-spec-types';

export type { PropertyType };
export type Properties = Readonly<Record<string, Property>>;

let database: ReturnType<typeof loadAwsServiceSpecSync> | undefined;

function loaded(): ReturnType<typeof loadAwsServiceSpecSync> {
  database ??= loadAwsServiceSpecSync();
  return database;
}

/** AWS's own specification of a resource type, or undefined for a type CloudFormation does not have. Loaded on first use. */
export function resourceSpecification(type: string): Resource | undefined {
  return loaded().lookup('resource', 'cloudFormationType', 'equals', type)[0];
}

/** A nested structure the specification refers to. */
export function definition({ reference }: Extract<PropertyType, { type: 'ref' }>): TypeDefinition {
  return loaded().get('typeDefinition', reference.$ref);
}

/** The properties of such a structure. */
export function structure(reference: Extract<PropertyType, { type: 'ref' }>): Properties {
  return definition(reference).properties;
}

/** Every resource type CloudFormation has. */
export function resourceTypeNames(): string[] {
  return [...loaded().all('resource')].map(({ cloudFormationType }) => cloudFormationType);
}
