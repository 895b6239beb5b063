import { expect, it } from 'vitest';
import type { DeployForm } from '../../../src/domain/deploy/deployForm.ts';
import { offers, ourForm, publishedForm } from '../forms.ts';
import { goodLines, mixedLines, running, stateOf } from '../stages.ts';
import type { OpenDeployPage } from './openDeployPage.ts';
import { describeDeployPage } from './describeDeployPage.ts';

describeDeployPage('the form of the deploy page', (openPage) => {
  const open = (form: DeployForm): Promise<OpenDeployPage> => openPage(stateOf({ kind: 'form', form }));

  it('says beside a field what is wrong while one types, and what it costs', async () => {
    const opened = await open(ourForm);
    const { page, desk } = opened;
    const count = page.getByLabel('Number of nodes');
    // 0.10 + 4 × 0.052 + 4 × 0.005 + 120 × 0.0912 / 730 = 0.343: a lab in Seoul.
    await page.getByText('About $0.34 per hour').first().waitFor();
    await count.fill('11');
    expect(await count.getAttribute('aria-invalid')).toBe('true');
    const described = (await count.getAttribute('aria-describedby'))?.split(' ')[0] ?? '';
    expect(await page.locator(`#${described}`).textContent()).toBe('10 is the most.');
    await page.getByText('1 value needs a look').waitFor();
    await count.fill('4');
    expect(await count.getAttribute('aria-invalid')).toBeNull();
    // One node more: an instance, an address, a volume of 30 GB.
    await page.getByText('About $0.40 per hour').first().waitFor();
    await page.getByText('Every value is good').waitFor();
    await expect.poll(() => desk.asked).toContain('value WorkerNodeCount 4');
    // The default can be had back.
    await page.getByRole('button', { name: 'Take 3 again' }).click();
    expect(await count.inputValue()).toBe('3');
    await expect.poll(() => desk.asked).toContain('reset WorkerNodeCount');
    expect(opened.complaints).toEqual([]);
    await opened.close();
  });

  it('finds an instance type among all by its name or by its pods, and shows what it holds', async () => {
    const opened = await open(ourForm);
    const { page, desk } = opened;
    const type = page.getByRole('combobox', { name: 'Instance type of the nodes' });
    await type.fill('58 pods');
    const options = page.getByRole('listbox', { name: 'Instance type of the nodes' }).getByRole('option');
    expect(await options.allTextContents()).toEqual([
      'm5.xlarge 58 pods · 4 vCPU · $0.236/h',
      't3a.xlarge 58 pods · 4 vCPU · not in ap-northeast-2b',
    ]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await type.inputValue()).toBe('t3a.xlarge');
    await expect.poll(() => desk.asked).toContain('value WorkerNodeInstanceType t3a.xlarge');
    // Nodes are in three zones, and one of them has none of this type; there is no price of it here either.
    await page.getByText('EC2 does not offer t3a.xlarge in ap-northeast-2b.').first().waitFor();
    await page.getByText('There is no price of t3a.xlarge here.').first().waitFor();
    await opened.close();
  });

  it('takes what no list has: Escape leaves it, and arrows walk the whole list from there', async () => {
    const opened = await open(ourForm);
    const { page, desk } = opened;
    const key = page.getByRole('combobox', { name: 'Key pair for SSH to the bastion' });
    await key.fill('key');
    const list = page.getByRole('listbox', { name: 'Key pair for SSH to the bastion' });
    await list.waitFor();
    // Nothing is chosen for somebody who may be typing another one.
    expect(await key.getAttribute('aria-activedescendant')).toBeNull();
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
    expect(await key.inputValue()).toBe('key');
    await expect.poll(() => desk.asked).toContain('value KeyName key');
    await page.keyboard.press('ArrowDown');
    expect(await list.getByRole('option', { selected: true }).textContent()).toBe('(none)');
    expect(await key.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await key.inputValue()).toBe('my-key');
    await key.fill('no key of this account');
    await page.getByText('Nothing here matches. You can use what you typed.').waitFor({ state: 'attached' });
    expect(await key.getAttribute('aria-expanded')).toBe('false');
    await opened.close();
  });

  it('leads from the summary to each field, opening the group that it is in', async () => {
    const opened = await open({ ...ourForm, values: { PublicSubnet2Block: '192.168.1.128/25' } });
    const { page } = opened;
    const field = page.getByLabel('Second public subnet');
    expect(await field.isVisible()).toBe(false);
    await page
      .getByText('192.168.1.128/25 shares addresses with First public subnet.')
      .first()
      .waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    expect(await page.evaluate("document.activeElement.classList.contains('summary')")).toBe(true);
    await page.getByRole('button', { name: 'Second public subnet' }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('field-PublicSubnet2Block');
    expect(await field.isVisible()).toBe(true);
    expect(opened.desk.asked).not.toContain('check');
    await opened.close();
  });

  it('does not complain of an empty field before one has been there, and does when one goes on', async () => {
    const opened = await open(publishedForm);
    const { page } = opened;
    const key = page.getByRole('combobox', { name: 'KeyName' });
    expect(await key.getAttribute('aria-invalid')).toBeNull();
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    expect(await key.getAttribute('aria-invalid')).toBe('true');
    await page.locator('#field-KeyName-problem').getByText('It needs a value.').waitFor();
    await opened.close();
  });

  it('keeps working where AWS does not answer: what may not be read is said, and typed', async () => {
    const opened = await open({
      ...ourForm,
      offers: {
        ...offers,
        versions: { state: 'failed', why: 'AWS does not allow it.', permission: 'eks:DescribeClusterVersions' },
        instanceTypes: { state: 'loading' },
      },
    });
    const { page, desk } = opened;
    await page
      .getByText('AWS does not allow it. Type the value. This needs the permission eks:DescribeClusterVersions.')
      .waitFor();
    await page.getByText('Asking AWS what there is…').first().waitFor();
    await page.getByRole('combobox', { name: 'Kubernetes version' }).fill('1.35');
    await expect.poll(() => desk.asked).toContain('value KubernetesVersion 1.35');
    await page.getByRole('button', { name: 'Ask again' }).click();
    await expect.poll(() => desk.asked).toContain('offers');
    await opened.close();
  });

  it('never loses a letter to an older state of the host', async () => {
    const opened = await open(ourForm);
    const { page, desk } = opened;
    const name = page.getByLabel('Name of stack and cluster');
    await name.fill('');
    await name.pressSequentially('my-second-lab-of-the-day', { delay: 30 });
    expect(await name.inputValue()).toBe('my-second-lab-of-the-day');
    await expect.poll(() => desk.asked.at(-1)).toBe('name my-second-lab-of-the-day');
    expect(await name.inputValue()).toBe('my-second-lab-of-the-day');
    await opened.close();
  });

  it('warns of keys and of a door open to all, and closes it with one press', async () => {
    const opened = await open(publishedForm);
    const { page, desk } = opened;
    await page.getByText('EKSEC2SG lets in the whole internet (all), as SgIngressSshCidr says.').waitFor();
    await page.getByRole('button', { name: 'Set it to 203.0.113.7/32' }).click();
    await expect.poll(() => desk.asked).toContain('value SgIngressSshCidr 203.0.113.7/32');
    await page.getByText('EKSEC2SG lets in').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Use the lab’s own template' }).first().click();
    await expect.poll(() => desk.asked).toContain('template {"kind":"ours"}');
    await opened.close();
  });

  it('takes a template from an address, and says what an address is', async () => {
    const opened = await open(ourForm);
    const { page, desk } = opened;
    await page.getByLabel('An address', { exact: true }).check();
    const address = page.getByLabel('Address of the template');
    await address.fill('lab.yaml');
    await page.getByText('An address starts with https://.').waitFor();
    await page.getByRole('button', { name: 'Read the template' }).click();
    await address.fill('https://bucket.example/lab.yaml');
    await page.keyboard.press('Enter');
    await expect.poll(() => desk.asked).toContain('template {"kind":"url","url":"https://bucket.example/lab.yaml"}');
    await opened.close();
  });

  it('sends a secret once, masks it, and has it nowhere once the form is left', async () => {
    const secret = 'wJalrXUtnFEMI/K7MDENG';
    const opened = await open(publishedForm);
    const { page, desk } = opened;
    const field = page.getByLabel('MyIamUserSecretAccessKey');
    expect(await field.getAttribute('type')).toBe('password');
    await field.fill(secret);
    await page.getByRole('combobox', { name: 'KeyName' }).fill('my-key');
    await page.getByLabel('MyIamUserAccessKeyID').fill('AKIAIOSFODNN7EXAMPLE');
    const form = {
      ...publishedForm,
      values: { KeyName: 'my-key', MyIamUserSecretAccessKey: secret, MyIamUserAccessKeyID: 'A' },
    };
    desk.leads.check = { kind: 'checks', form, lines: goodLines, running: false, goOn: true };
    desk.leads.back = { kind: 'form', form };
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByRole('heading', { name: 'Checks before anything is made' }).waitFor();
    expect(desk.asked.indexOf(`value MyIamUserSecretAccessKey ${secret}`)).toBeLessThan(desk.asked.indexOf('check'));
    const inPage = `JSON.stringify([
      document.documentElement.outerHTML,
      [...document.querySelectorAll('input')].map(({ value }) => value),
      window.keptState() ?? null,
    ])`;
    expect(await page.evaluate<string>(inPage)).not.toContain(secret);
    await page.getByRole('button', { name: 'Back to the values' }).click();
    await field.waitFor();
    // It counts as given, but is not here.
    expect(await field.inputValue()).toBe('');
    expect(await field.getAttribute('placeholder')).toContain('in memory');
    await page.getByText('Every value is good').waitFor();
    expect(await page.evaluate<string>(inPage)).not.toContain(secret);
    expect(opened.told.join('\n')).not.toContain(secret);
    await opened.close();
  });

  it('is found again after a reload as the host has it, with its groups as they were', async () => {
    const first = await open(ourForm);
    await first.page.locator('summary', { hasText: 'Network' }).click();
    await first.page.locator('summary', { hasText: 'Bastion' }).click();
    await first.page.waitForTimeout(50);
    const kept = await first.page.evaluate('window.keptState()');
    expect(JSON.stringify(kept)).not.toContain('192.168');
    await first.close();
    const again = await openPage(stateOf({ kind: 'form', form: { ...ourForm, values: { WorkerNodeCount: '2' } } }), {
      kept,
    });
    expect(await again.page.getByLabel('Block of the VPC').isVisible()).toBe(true);
    expect(await again.page.getByRole('combobox', { name: 'Instance type of the bastion' }).isVisible()).toBe(false);
    expect(await again.page.getByLabel('Number of nodes').inputValue()).toBe('2');
    await again.close();
  });

  it('leads from a check back to the field that it is about', async () => {
    const opened = await openPage(
      stateOf({ kind: 'checks', form: ourForm, lines: mixedLines, running: false, goOn: false }),
    );
    opened.desk.leads.back = { kind: 'form', form: ourForm };
    await opened.page.getByRole('button', { name: 'Choose another name' }).click();
    await expect.poll(() => opened.page.evaluate('document.activeElement.id')).toBe('field-name');
    await opened.page.getByRole('button', { name: 'Check', exact: true }).waitFor();
    // A deploy under way takes no value: the host's other buttons go to the host.
    opened.desk.go({ kind: 'progress', run: running });
    await opened.page.getByRole('heading', { name: 'Deploying myeks' }).waitFor();
    await opened.close();
  });
});
