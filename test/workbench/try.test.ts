import { test } from 'vitest';
import { execSync } from 'node:child_process';
import { openSession } from './harness/session.ts';
test('x', async () => {
  const s = await openSession({ extension: '/tmp/tool/ext' });
  s.page.on('console', (m) => { if (/planted|reject/i.test(m.text())) console.log('CONSOLE', m.type(), m.text().slice(0,300)); });
  await s.workbench.runCommand('Mini: Reject'); await s.page.waitForTimeout(3000);
  console.log(execSync(`grep -rn -i "planted\\|reject" ${s.home}/.vscode-server/data/logs | cut -c1-300; find ${s.home}/.vscode-server/data/logs -name '*.log'`).toString());
  await s.close();
}, 60000);
