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

export type DeletionPolicy = 'Delete' | 'Retain' | 'RetainExceptOnCreate';

/** How many signals a resource waits for before it counts as made. */
export interface SignalPolicy {
  readonly count: unknown;
  /** ISO 8601, such as `PT5M`. */
  readonly timeout: unknown;
}

export interface ResourceDefinition {
  readonly logicalId: string;
  readonly type: string;
  /** Unevaluated. */
  readonly properties: TemplateRecord;
  readonly dependsOn: readonly string[];
  readonly condition: string | undefined;
  /** A policy's name, or with the language extensions a function that gives one. */
  readonly deletionPolicy: unknown;
  readonly updateReplacePolicy: unknown;
  /** Unevaluated; undefined when it waits for none. */
  readonly signals: SignalPolicy | undefined;
  /** Unevaluated, as are all three: only compared, to see what changed. */
  readonly creationPolicy: unknown;
  readonly updatePolicy: unknown;
  readonly metadata: unknown;
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

/** A check of the parameters: when `condition` holds, or is absent, every assertion has to. */
export interface RuleDefinition {
  readonly name: string;
  readonly condition: unknown;
  readonly assertions: readonly { readonly assert: unknown; readonly description: string | undefined }[];
}

/** A CloudFormation template, its sections narrowed and its functions not yet evaluated. Order is the text's. */
export interface Template {
  /** The text as it was given. */
  readonly body: string;
  readonly description: string | undefined;
  readonly metadata: TemplateRecord | undefined;
  /** Macros to be applied, such as `AWS::LanguageExtensions`. */
  readonly transforms: readonly string[];
  readonly parameters: ReadonlyMap<string, ParameterDefinition>;
  readonly mappings: TemplateRecord;
  readonly conditions: ReadonlyMap<string, unknown>;
  readonly rules: ReadonlyMap<string, RuleDefinition>;
  readonly resources: ReadonlyMap<string, ResourceDefinition>;
  readonly outputs: ReadonlyMap<string, OutputDefinition>;
  /** The whole as plain data, transforms applied. */
  readonly processed: TemplateRecord;
}

/** The transform that brings `Fn::ForEach`, `Fn::Length`, `Fn::ToJsonString` and defaults of `Fn::FindInMap`. */
export const languageExtensions = 'AWS::LanguageExtensions';
