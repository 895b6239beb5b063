import { requiredCapabilities } from '../../cloudformation/template/capabilities.ts';
import type { Template } from '../../cloudformation/template/template.ts';

/** The declared parameters of a template, as GetTemplateSummary lists them. */
export function declaredParameters(template: Template): object[] {
  return [...template.parameters.values()].map((parameter) => ({
    ParameterKey: parameter.name,
    DefaultValue: parameter.defaultValue,
    ParameterType: parameter.type,
    NoEcho: parameter.noEcho,
    Description: parameter.description,
    ParameterConstraints: { AllowedValues: parameter.allowedValues },
  }));
}

/** The same as ValidateTemplate lists them. */
export function validatedParameters(template: Template): object[] {
  return [...template.parameters.values()].map((parameter) => ({
    ParameterKey: parameter.name,
    DefaultValue: parameter.defaultValue,
    NoEcho: parameter.noEcho,
    Description: parameter.description,
  }));
}

/** What both say about capabilities: left out when none are required. */
export function declaredCapabilities(template: Template): object {
  const { capabilities, reason } = requiredCapabilities(template);
  return reason === undefined ? {} : { Capabilities: capabilities, CapabilitiesReason: reason };
}

/** What both say about transforms: left out when there are none. */
export function declaredTransforms({ transforms }: Template): object {
  return transforms.length === 0 ? {} : { DeclaredTransforms: transforms };
}
