import { Description } from '../describe/description.ts';
import { describePodTemplate, type PodTemplate } from '../describe/podTemplate.ts';

/** A pod template in words, as `describe` has it but with tabs that nobody lines up. */
export function templateText(template: PodTemplate): string {
  const description = new Description();
  describePodTemplate(description, template);
  return description.tabbed;
}
