import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ourForm } from '../forms.ts';
import {
  endCancelled,
  endFailed,
  endStands,
  failing,
  goodLines,
  now,
  plan,
  running,
  stands,
  stateOf,
} from '../stages.ts';
import type { OpenDeployPage } from './openDeployPage.ts';
import { describeDeployPage } from './describeDeployPage.ts';

describeDeployPage('a deploy by keyboard', (open) => {
  it('goes from the form to the end, and each stage begins at its heading', async () => {
    const opened = await open(stateOf({ kind: 'form', form: ourForm }));
    const { page, desk } = opened;
    desk.leads.check = { kind: 'checks', form: ourForm, lines: goodLines, running: false, goOn: true };
    desk.leads.plan = { kind: 'plan', form: ourForm, lines: goodLines, plan };
    desk.leads.execute = { kind: 'progress', run: running };

    await tabTo(page, 'Name of stack and cluster');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('lab2');
    await tabTo(page, 'Key pair for SSH to the bastion');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Number of nodes');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('2');
    await tabTo(page, 'Check');
    await page.keyboard.press('Enter');
    await headed(opened, 'Checks before anything is made');
    expect(desk.asked).toEqual(
      expect.arrayContaining(['name lab2', 'value KeyName my-key', 'value WorkerNodeCount 2', 'check']),
    );
    await tabTo(page, 'Make the plan');
    await page.keyboard.press('Space');
    await headed(opened, 'The plan');
    await tabTo(page, 'Deploy…');
    await page.keyboard.press('Enter');
    await headed(opened, 'Deploying myeks');
    expect(desk.asked.slice(-3)).toEqual(['check', 'plan', 'execute']);
    desk.go(endStands);
    await headed(opened, 'The lab stands');
    await tabTo(page, 'Open the next chapter');
    await page.keyboard.press('Enter');
    await expect.poll(() => desk.acted).toEqual([{ kind: 'open-chapter', slug: '03-nodes' }]);
    await tabTo(page, 'Copy BastionPublicIp');
    await page.keyboard.press('Enter');
    await expect.poll(() => opened.copied).toEqual(['3.35.1.2']);
    expect(opened.complaints).toEqual([]);
    await opened.close();
  });

  it('stops in two steps, and Escape takes the first back', async () => {
    const opened = await open(stateOf({ kind: 'progress', run: running }));
    const { page, desk } = opened;
    await tabTo(page, 'Stop…');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Stop the deploy?');
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Stop…');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Leave it to CloudFormation');
    await page.keyboard.press('Enter');
    await expect.poll(() => desk.asked).toContain('cancel keep');
    // What is taken back already cannot be stopped.
    desk.go({ kind: 'progress', run: failing });
    await page.getByRole('button', { name: 'Stop…' }).waitFor({ state: 'hidden' });
    await opened.close();
  });

  it('keeps focus and place while resources change, and reads out a quarter at a time', async () => {
    const opened = await open(stateOf({ kind: 'progress', run: running }));
    const { page, desk } = opened;
    await page.evaluate(`
      window.said = [];
      new MutationObserver(() => window.said.push(document.querySelector('[role=status].spoken').textContent))
        .observe(document.querySelector('.page > [role=status]'), { childList: true, characterData: true, subtree: true });
    `);
    await tabTo(page, 'Stop…');
    for (let done = 9; done <= 14; done += 1) {
      desk.go({ kind: 'progress', run: { ...running, done } });
      await page.waitForTimeout(400);
    }
    await page.waitForTimeout(1_300);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Stop…');
    const said = await page.evaluate<readonly string[]>('window.said');
    expect(said.at(-1)).toBe('CloudFormation is making the resources: 100 %');
    expect(said.length).toBeLessThanOrEqual(2);
    await opened.close();
  });

  it('tells of each resource how it is in words, for how long, and how long it usually takes', async () => {
    const opened = await open(stateOf({ kind: 'progress', run: running }));
    const { page, desk } = opened;
    const row = (name: string) => page.locator('.board-group li', { hasText: name }).first();
    await expect.poll(() => row('EKS cluster').innerText()).toMatch(/being made\s*4m\d*s? · usually 8m to 11m/);
    expect(await row('Managed node group').innerText()).toMatch(/waits\s*usually 88s to 3m41s/);
    expect(await row('AddonVpcCni').innerText()).toMatch(/waits$/);
    // Eleven minutes are the longest that was seen.
    desk.go({
      kind: 'progress',
      run: {
        ...running,
        resources: running.resources.map((each) =>
          each.logicalId === 'Cluster' ? { ...each, since: now - 12 * 60_000 } : each,
        ),
      },
    });
    await expect.poll(() => row('EKS cluster').innerText()).toContain('longer than usual');
    const bar = page.getByRole('progressbar');
    expect(await bar.getAttribute('aria-valuetext')).toBe('9 of 14 resources');
    // The first failure is singled out, with its remedy.
    desk.go({ kind: 'progress', run: failing });
    await page.getByText('What went wrong first · Bastion (AWS::EC2::Instance)').waitFor();
    await page.getByRole('button', { name: 'Ask AWS for more' }).click();
    await expect.poll(() => desk.acted.at(-1)?.kind).toBe('open-url');
    // After the stack come the cluster's own stages.
    desk.go({ kind: 'progress', run: { ...stands, readiness: running.readiness } });
    await expect.poll(() => row('Nodes are Ready').innerText()).toMatch(/not ready yet · 0 of 3/);
    await opened.close();
  });

  it('shows at which step it went no further', async () => {
    const opened = await open(stateOf(endFailed));
    const steps = opened.page.getByRole('navigation', { name: 'Steps of the deploy' }).getByRole('listitem');
    const texts = () => steps.allTextContents();
    await expect.poll(texts).toEqual(['Values, done', 'Checks, done', 'Plan, done', 'Progress, failed', 'Ready']);
    opened.desk.go(endCancelled);
    await expect.poll(texts).toEqual(['Values, done', 'Checks, done', 'Plan, done', 'Progress, stopped', 'Ready']);
    opened.desk.go(endStands);
    await expect.poll(texts).toContain('Ready, done');
    expect(await steps.nth(4).getAttribute('aria-current')).toBe('step');
    await opened.close();
  });

  it('reads CloudFormation’s own events on demand, newest first', async () => {
    const opened = await open(stateOf({ kind: 'progress', run: running }));
    const { page } = opened;
    expect(await page.locator('.events tbody tr').count()).toBe(0);
    await page.getByText('2 events of CloudFormation').click();
    await expect.poll(() => page.locator('.events tbody th').allTextContents()).toEqual(['Bastion', 'myeks']);
    await opened.close();
  });
});

/** Tabs on until what has this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let turn = 0; turn < 80; turn += 1) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate<string>(`(() => {
      const { activeElement: here } = document;
      return here.labels?.[0]?.textContent ?? here.getAttribute('aria-label') ?? here.textContent;
    })()`);
    if (label === name) return;
  }
  throw new Error(`Tab does not lead to ${name}`);
}

async function headed({ page }: OpenDeployPage, heading: string): Promise<void> {
  await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe(heading);
}
