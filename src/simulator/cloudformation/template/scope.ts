/** What a resource that exists answers to `Ref` and `Fn::GetAtt`. */
export interface ResourceReference {
  readonly ref: string;
  /** Undefined when the type has no such attribute. */
  attribute(name: string): unknown;
}

/** Everything a function of a template can refer to. */
export interface Scope {
  /** Value of a parameter or of a pseudo parameter such as `AWS::Region`. */
  parameter(name: string): string | readonly string[] | undefined;
  /** The resource, or undefined when it is not part of the stack. */
  resource(logicalId: string): ResourceReference | undefined;
  condition(name: string): boolean;
  /** The value at Mappings / name / top / second. */
  mapping(name: string, top: string, second: string): unknown;
  /** Availability zones of a region in order. */
  zones(region: string): readonly string[];
  /** Value of an export of another stack; undefined when there is none of that name. */
  exported(name: string): string | undefined;
  /** Value of a parameter in the store that text names as `{{resolve:ssm:name:version}}`. */
  stored(name: string): string | undefined;
}
