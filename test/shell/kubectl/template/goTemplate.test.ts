import { expect, test } from 'vitest';
import { GoTemplate } from '../../../../src/shell/kubectl/template/goTemplate.ts';

const list = {
  kind: 'List',
  items: [
    { metadata: { name: 'a', labels: { app: 'web' } }, ready: true },
    { metadata: { name: 'b' }, ready: false },
  ],
};

test.each([
  ['{{.kind}}', 'List'],
  ['{{range .items}}{{.metadata.name}}{{"\\n"}}{{end}}', 'a\nb\n'],
  ['{{range $i, $p := .items}}{{$i}}={{$p.metadata.name}} {{end}}', '0=a 1=b '],
  ['{{range .items}}{{if .ready}}+{{else}}-{{end}}{{end}}', '+-'],
  ['{{range .items}}{{if eq .metadata.name "b"}}{{$.kind}}{{end}}{{end}}', 'List'],
  ['{{(index .items 1).metadata.name}}', 'b'],
  ['{{len .items}}', '2'],
  ['{{range .items}}{{printf "%s\\n" .metadata.name}}{{end}}', 'a\nb\n'],
  ['{{range .items}}{{.metadata.labels.app}},{{end}}', 'web,<no value>,'],
  ['{{with .nothing}}x{{else}}none{{end}}', 'none'],
  ['{{range .items -}}\n  {{.metadata.name}}\n{{- end}}', 'ab'],
])('%s', (template, expected) => expect(new GoTemplate(template).print(list)).toBe(expected));
