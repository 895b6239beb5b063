import { existsSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EditedFile, withoutComments } from '../../../src/shell/kubectl/edit/editedFile.ts';
import { kubectl } from '../../../src/shell/kubectl/kubectl.ts';
import { ToolRun } from '../toolRun.ts';

test('where there is no editor, it says what to do instead', async () => {
  const it = new ToolRun();
  expect(await it.run(kubectl, 'edit', 'deployment', 'web')).toBe(1);
  expect(it.err).toContain('kubectl get deployment web -o yaml > object.yaml');
  expect(it.err).toContain('kubectl apply -f object.yaml');
});

test('the text stands below why it would not do before, where nobody else reads it', async () => {
  const file = await EditedFile.make('secret-a/b.yaml');
  const edited = await file.edit('a: 1\n', ['Secret "x" is invalid:\n* data'], (place) => {
    expect(readFileSync(place, 'utf8')).toMatch(
      /^# Please edit[^]*\n#\n# Secret "x" is invalid:\n# \* data\n#\na: 1\n$/,
    );
    if (process.platform !== 'win32') expect(statSync(place).mode & 0o077).toBe(0);
    return Promise.resolve();
  });
  expect(withoutComments(edited)).toBe('a: 1\n');
  expect(withoutComments('#x\r\na: 1 # y\r\n')).toBe('a: 1 # y\n');
  await file.remove();
  expect(existsSync(file.place)).toBe(false);
});
