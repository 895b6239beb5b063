import type { TemplateRecord } from './value.ts';

export interface ParameterDefinition {
  readonly name: string;
  readonly type: string;
  /** Undefined when the caller has to give a value. */
  readonly defaultValue: string | undefined;
  readonly description: string | undefined;
  readonly constraintDescription: string | undefined;
  readonly noEcho: boolean;
  readonly allowedValues: readonly string[];
  readonly allowedPattern: string | undefined;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly minValue: number | undefined;
  readonly maxValue: number | undefined;
}

export interface ResourceDefinition {
  readonly logicalId: string;
  readonly type: string;
  /** Unevaluated. */
  readonly properties: TemplateRecord;
  readonly dependsOn: readonly string[];
  readonly condition: string | undefined;
  readonly deletionPolicy: string;
}

export interface OutputDefinition {
  readonly key: string;
  /** Unevaluated. */
  readonly value: unknown;
  readonly description: string | undefined;
  readonly condition: string | undefined;
  /** Unevaluated name of the export, if it is one. */
  readonly exportName: unknown;
}

/** A CloudFormation template, its sections narrowed and its functions not yet evaluated. Order is the text's. */
export interface Template {
  /** The text as it was given. */
  readonly body: string;
  readonly description: string | undefined;
  readonly metadata: TemplateRecord | undefined;
  readonly parameters: ReadonlyMap<string, ParameterDefinition>;
  readonly mappings: TemplateRecord;
  readonly conditions: ReadonlyMap<string, unknown>;
  readonly resources: ReadonlyMap<string, ResourceDefinition>;
  readonly outputs: ReadonlyMap<string, OutputDefinition>;
}
