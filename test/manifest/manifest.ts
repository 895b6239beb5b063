import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** What these tests read of package.json. */
export interface Manifest {
  readonly main: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly icon?: string }[];
    readonly viewsContainers: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly menus: Readonly<Record<string, readonly { readonly command?: string; readonly when?: string }[]>>;
    readonly walkthroughs: readonly Walkthrough[];
    readonly colors: readonly { readonly id: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

interface Walkthrough {
  readonly id: string;
  readonly icon: string;
  readonly steps: readonly {
    readonly id: string;
    readonly media: { readonly markdown?: string; readonly image?: string; readonly svg?: string };
    readonly completionEvents: readonly string[];
  }[];
}

/** Reads a JSON file of the checkout. */
export function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8')) as T;
}

/** The manifest as VS Code gets it in English: with the texts of package.nls.json in place. */
export function readManifest(): Manifest {
  const texts = readJson<Record<string, string>>('package.nls.json');
  const fill = (_: string, value: unknown) =>
    typeof value === 'string' ? value.replace(/^%(.+)%$/, (whole, key: string) => texts[key] ?? whole) : value;
  return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'), fill) as Manifest;
}
