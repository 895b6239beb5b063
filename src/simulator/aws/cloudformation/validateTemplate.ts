import type { Operation } from '../operation.ts';
import { declaredCapabilities, declaredParameters } from './describedTemplate.ts';
import { templateOf } from './stackRequest.ts';

export const validateTemplate: Operation = ({ input }) => {
  const template = templateOf(input);
  return {
    Parameters: declaredParameters(template),
    Description: template.description,
    ...declaredCapabilities(template),
  };
};
