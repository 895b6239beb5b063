import { isObject } from '../output/pythonText.ts';
import type { Printable } from '../output/printable.ts';
import type { Customization } from './customization.ts';

/** A template in JSON is shown as such, one in YAML as the text it is. */
export const shownTemplate: Customization = {
  apply: () => undefined,
  shown(answer) {
    if (!isObject(answer) || typeof answer['TemplateBody'] !== 'string') return answer;
    try {
      return { ...answer, TemplateBody: JSON.parse(answer['TemplateBody']) as Printable };
    } catch {
      return answer;
    }
  },
};
