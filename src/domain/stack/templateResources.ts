/**
 * Logical ids in the `Resources` section of a template written as our own is: block-style YAML, two spaces deep. Enough
 * to know how many rows a progress bar has; what the template means is CloudFormation's business.
 */
export function templateResources(template: string): readonly string[] {
  const ids: string[] = [];
  let inside = false;
  for (const line of template.split(/\r?\n/)) {
    if (/^\S/.test(line)) inside = line.startsWith('Resources:');
    else if (inside) {
      const id = /^ {2}([A-Za-z0-9]+):\s*$/.exec(line)?.[1];
      if (id !== undefined) ids.push(id);
    }
  }
  return ids;
}
