/** A parameter of a template with everything that limits its value, as the template's body says it. */
export interface TemplateParameter {
  readonly key: string;
  /** CloudFormation's type, such as `String`, `Number` or `AWS::EC2::KeyPair::KeyName`. */
  readonly type: string;
  readonly description: string | undefined;
  /** What its interface metadata calls it. */
  readonly label: string | undefined;
  /** The group its interface metadata puts it in. */
  readonly group: string | undefined;
  readonly defaultValue: string | undefined;
  /** A secret: shown masked, never kept or logged. */
  readonly noEcho: boolean;
  readonly allowedValues: readonly string[];
  /** A regular expression for the whole value. */
  readonly allowedPattern?: string | undefined;
  /** The template's own words when a constraint is not met. */
  readonly constraintDescription?: string | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly minValue?: number | undefined;
  readonly maxValue?: number | undefined;
}

/** The parameter that names the cluster: the lab gives it the stack's name, so that one name finds everything. */
export const clusterNameParameter = 'ClusterBaseName';
