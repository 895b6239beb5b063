// Files that do not exist, each breaking exactly one rule: a rule that no longer sees its own is a rule that is not checked.
import { hardLimit, medianLimit } from './rules/fileSize.ts';
import type { SourceFile } from './sourceFile.ts';

interface Planted {
  /** The name of the rule that must see it; no other may. */
  readonly rule: string;
  readonly what: string;
  readonly files: readonly SourceFile[];
}

/** One file that breaks one rule. */
function one(rule: string, what: string, path: string, text: string): Planted {
  return { rule, what, files: [{ path, text }] };
}

const homeOfSomebody = ['', 'Users', 'somebody', 'lab'].join('/');
const registry = ['registry', 'npmjs', 'org'].join('.');

export const planted: readonly Planted[] = [
  one('layering', 'the base knows the subject', 'src/base/x.ts', "import { a } from '../domain/a.ts';"),
  one(
    'layering',
    'the subject knows a port, by type only',
    'src/domain/x.ts',
    "import type { A } from '../ports/a.ts';",
  ),
  one(
    'layering',
    'a port knows the model, by a type in place',
    'src/ports/x.ts',
    "type A = import('../model/a.ts').A;",
  ),
  one('layering', 'one adapter knows another', 'src/aws/x.ts', "import { a } from '../kubernetes/openCluster.ts';"),
  one('layering', 'the model opens an adapter', 'src/model/x.ts', "const a = await import('../aws/openCloud.ts');"),
  one('layering', 'an adapter is loaded at once', 'src/connection/x.ts', "import { a } from '../aws/openCloud.ts';"),
  one(
    'layering',
    'the Lab Shell is loaded at once',
    'src/extension.ts',
    "import { a } from './shell/lab/openLabShell.ts';",
  ),
  one(
    'layering',
    'the Lab Shell is opened from elsewhere',
    'src/editor/x.ts',
    "import('../shell/lab/openLabShell.ts');",
  ),
  one('layering', 'an adapter is entered by a side door', 'src/connection/x.ts', "await import('../aws/stacks.ts');"),
  one('layering', 'a view calls a command', 'src/views/x.ts', "import { a } from '../commands/a.ts';"),
  one('layering', 'the page knows the model', 'src/panel/app/x.ts', "import type { A } from '../../model/a.ts';"),
  one('layering', 'the page knows its host', 'src/panel/app/x.ts', "import { a } from '../host.ts';"),
  one('layering', 'what pages share knows a page', 'src/webview/app/x.ts', "import { a } from '../../panel/app/a.ts';"),
  one(
    'layering',
    'the simulator shares a prediction',
    'src/simulator/x.ts',
    "import { a } from '../domain/capacity/a.ts';",
  ),
  one('layering', 'a folder that the house does not have', 'src/elsewhere/x.ts', "import { a } from '../base/a.ts';"),
  one('package homes', 'the model sees the editor', 'src/model/x.ts', "import * as vscode from 'vscode';"),
  one('package homes', 'a connection sees the editor', 'src/connection/x.ts', "import type { Uri } from 'vscode';"),
  one('package homes', 'the subject reads a file', 'src/domain/x.ts', "import { readFileSync } from 'node:fs';"),
  one('package homes', 'an SDK outside its adapter', 'src/commands/x.ts', "import { EC2 } from '@aws-sdk/client-ec2';"),
  one(
    'package homes',
    'client-node outside its adapter',
    'src/aws/x.ts',
    "import { KubeConfig } from '@kubernetes/client-node';",
  ),
  one(
    'package homes',
    'the toolkit in a second file',
    'src/panel/app/x.ts',
    "import { Button } from '@vscode/webview-ui-toolkit';",
  ),
  one('package homes', 'a package without a home', 'src/aws/x.ts', "import lodash from 'lodash';"),
  {
    rule: 'no cycles',
    what: 'three files in a ring, one link a call',
    files: [
      { path: 'src/lab/a.ts', text: "import { b } from './b.ts';" },
      { path: 'src/lab/b.ts', text: "const c = await import('./c.ts');" },
      { path: 'src/lab/c.ts', text: "import { a } from './a.ts';" },
    ],
  },
  {
    rule: 'file size',
    what: 'a long file among small ones',
    files: [
      { path: 'src/lab/a.ts', text: '' },
      { path: 'src/lab/b.ts', text: '' },
      { path: 'src/lab/x.ts', text: '//\n'.repeat(hardLimit + 1) },
    ],
  },
  one('median size', 'files that are long on the whole', 'src/lab/x.ts', '//\n'.repeat(medianLimit)),
  one('no default exports', 'a default export', 'src/lab/x.ts', 'export default function run() {}'),
  one('no default exports', 'a default export by name', 'src/lab/x.ts', 'const run = 1;\nexport { run as default };'),
  one('no re-exports', 'a barrel', 'src/lab/x.ts', "export * from './a.ts';"),
  one('no re-exports', 'one thing passed on', 'src/lab/x.ts', "export { a } from './a.ts';"),
  one('telling names', 'a drawer of odds and ends', 'src/lab/stringUtils.ts', ''),
  one('telling names', 'a folder of odds and ends', 'src/common/x.ts', ''),
  one('no simulator', 'a question that the product may not ask', 'src/lab/x.ts', 'if (connection.isSimulated) run();'),
  one('no machine', 'a path of a machine', 'src/lab/x.ts', `// Files lie in ${homeOfSomebody}.`),
  one('no machine', 'a package registry', 'src/lab/x.ts', `// Packages come from ${registry}.`),
];
