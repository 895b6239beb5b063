import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bareMachine } from './harness/bareMachine.ts';
import { ChapterEditor } from './harness/chapterEditor.ts';
import { acceptDeployment } from './harness/practiceLab.ts';
import { openSession, type Session } from './harness/session.ts';
import type { Workbench } from './harness/workbench.ts';

const walkthroughId = 'eks-networking-lab.eks-networking-lab#eksNetworkingLab.lab';

const lab = `# A lab of one's own

\`\`\`bash
cat <<EOF > pods.txt
web 1
db 2
web 3
EOF
sort pods.txt | cut -d ' ' -f 1 | uniq -c
N1=192.168.1.251
\`\`\`

\`\`\`bash
eksctl get cluster
\`\`\`

\`\`\`bash
for i in 1 2 3; do echo "round $i"; sleep 30; done
\`\`\`

\`\`\`bash
[ "$N1" = 192.168.1.251 ] && (exit 3)
\`\`\`
`;

const machine = bareMachine();
afterAll(() => machine.remove());

describe('a machine without aws and kubectl', () => {
  let session: Session;
  let workbench: Workbench;

  beforeAll(async () => {
    session = await openSession({
      env: { PATH: machine.path },
      settings: { 'eksNetworkingLab.lenses.everywhere': true, 'eksNetworkingLab.practice.speed': 3600 },
    });
    workbench = session.workbench;
    await writeFile(path.join(session.folder, 'lab.md'), lab);
  });
  afterAll(() => session.close());

  test('the lab is deployed for practice', async () => {
    await workbench.walkthrough(walkthroughId).step('practice').waitFor({ timeout: 30_000 });
    await workbench.walkthrough(walkthroughId).press('practice', 'Start practice');
    await workbench.statusItem(/Practice · ap-northeast-2/).waitFor({ timeout: 30_000 });
    await workbench.showActivity('EKS Lab');
    await workbench.page.getByRole('button', { name: 'Deploy lab' }).first().click();
    await acceptDeployment(workbench);
    await workbench
      .tree('Cluster')
      .item(/CREATE_COMPLETE/)
      .waitFor({ timeout: 90_000 });
  });

  test('blocks run in the Lab Shell by their lens; files, variables and exit codes are real', async () => {
    const editor = await ChapterEditor.openFile(workbench, path.join(session.folder, 'lab.md'));
    expect(await editor.run('web 1')).toMatchObject({ icon: 'pass' });
    await expect.poll(() => workbench.terminal.text(), { timeout: 20_000 }).toMatch(/2 web/);
    await workbench.expandView('Variables');
    await workbench
      .tree('Variables')
      .item(/^N1.*192\.168\.1\.251/)
      .waitFor({ timeout: 10_000 });
    await workbench.takePicture('lab-shell-01-block');
    expect((await editor.run('(exit 3)')).text).toContain('exit 3');
    await editor.run('eksctl get cluster');
    await expect.poll(() => workbench.terminal.text(), { timeout: 20_000 }).toMatch(/myeks\s+ap-northeast-2/);
    await workbench.takePicture('lab-shell-02-eksctl');
  });

  test('the Stop lens is Ctrl-C', async () => {
    const editor = await ChapterEditor.openFile(workbench, path.join(session.folder, 'lab.md'));
    const block = editor.block('round $i');
    await editor.start(block);
    await expect.poll(() => workbench.terminal.text(), { timeout: 20_000 }).toMatch(/^round 1/m);
    await editor.stop(block);
    expect(await editor.result(block)).toMatchObject({ icon: 'circle-slash' });
  });

  test('kubectl edit opens the object in the editor; closing it changes the object', async () => {
    await workbench.runCommand('EKS Lab: Open Lab Shell');
    const { terminal, page } = workbench;
    await terminal.type('kubectl create configmap words --from-literal=a=one');
    await expect.poll(() => terminal.text(), { timeout: 20_000 }).toContain('configmap/words created');
    await terminal.type('kubectl edit configmap words');
    await expect.poll(() => workbench.editorNames(), { timeout: 20_000 }).toContain('configmap-words');
    expect(await terminal.text()).toContain('Waiting until configmap-words.yaml is closed in the editor');
    const text = page.locator('.editor-instance .view-lines').first();
    await expect.poll(() => text.innerText(), { timeout: 20_000 }).toContain('one');
    // Four lines of comment, the version, `data`, and its first key.
    await text.click();
    await page.keyboard.press('Control+g');
    await workbench.enter(':7');
    await page.keyboard.press('End');
    await page.keyboard.type(' and two');
    await expect.poll(async () => (await text.innerText()).replaceAll('\u00A0', ' ')).toContain('one and two');
    await workbench.takePicture('lab-shell-04-edit');
    await workbench.runCommand('File: Save');
    await workbench.runCommand('View: Close Editor');
    await expect.poll(() => terminal.text(), { timeout: 20_000 }).toContain('configmap/words edited');
    await terminal.type("kubectl get configmap words -o jsonpath='[{.data.a}]'");
    await expect.poll(() => terminal.text(), { timeout: 20_000 }).toContain('[one and two]');
  });

  test('what it lacks is said, and the system terminal is a button', async () => {
    await workbench.runCommand('EKS Lab: Open Lab Shell');
    await workbench.terminal.type('vim notes.txt');
    await expect.poll(() => workbench.terminal.text(), { timeout: 20_000 }).toContain('vim: command not found');
    await workbench.notifications.toast(/has no vim/).waitFor({ timeout: 10_000 });
    await workbench.takePicture('lab-shell-03-missing');
    await workbench.notifications.answer(/has no vim/, 'Open system terminal');
    await expect
      .poll(() => workbench.terminal.names(), { timeout: 15_000 })
      .toEqual([expect.stringContaining('Lab Shell · Practice'), expect.stringContaining('EKS Lab · Practice')]);
  });
});

describe.each([
  ['en', 'Dark Modern'],
  ['ko', 'Light Modern'],
] as const)('the Lab Shell in %s, %s', (language, theme) => {
  let session: Session;
  afterAll(() => session.close());

  test('edits lines, completes words and measures Hangul', async () => {
    session = await openSession({
      language,
      theme,
      env: { PATH: machine.path },
      settings: { 'eksNetworkingLab.practice.speed': 3600 },
    });
    const { workbench } = session;
    await workbench.walkthrough(walkthroughId).step('practice').waitFor({ timeout: 30_000 });
    await workbench
      .walkthrough(walkthroughId)
      .press('practice', language === 'ko' ? '연습 모드 시작' : 'Start practice');
    await workbench.statusItem('ap-northeast-2').waitFor({ timeout: 30_000 });
    await workbench.runCommand(language === 'ko' ? 'EKS Lab: Lab Shell 열기' : 'EKS Lab: Open Lab Shell');
    const text = () => workbench.terminal.text();
    await expect.poll(text, { timeout: 20_000 }).toMatch(/lab ~\/lab \$|lab ~\/lab #/);
    const soon = { timeout: 20_000 };
    await workbench.terminal.type('echo 안녕 파드 | sed s/파드/노드/');
    await expect.poll(text, soon).toMatch(/^안녕 노드/m);
    await workbench.page.keyboard.type('ekspod');
    for (let times = 0; times < 3; times += 1) await workbench.page.keyboard.press('Backspace');
    await workbench.page.keyboard.press('Tab');
    await workbench.page.keyboard.type('get cluster\n');
    await expect.poll(text, soon).toContain('No clusters found');
    await workbench.terminal.type('help');
    await expect.poll(text, soon).toContain('Built into its bash:');
    await workbench.takePicture(`lab-shell-${language}`);
  });
});
