import type { Operation } from '../operation.ts';
import { declaredCapabilities, declaredTransforms, validatedParameters } from './describedTemplate.ts';
import { templateOf } from './templateInput.ts';

export const validateTemplate: Operation = ({ input }) => {
  const template = templateOf(input);
  return {
    Parameters: validatedParameters(template),
    Description: template.description,
    ...declaredCapabilities(template),
    ...declaredTransforms(template),
  };
};
