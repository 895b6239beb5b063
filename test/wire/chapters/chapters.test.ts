import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chapterSlugs } from '../../../src/lab/chapters.ts';
import { compareOutput } from '../../../src/lab/expected/compare.ts';
import type { CommandBlock } from '../../../src/lab/parseChapter.ts';
import { blocksOf } from '../../walkthroughs/blocks.ts';
import { failures, signsOf } from '../../walkthroughs/signs.ts';
import { toolsMissing } from '../practiceShell.ts';
import { LearnerShell } from './learnerShell.ts';

if (toolsMissing !== undefined) process.stdout.write(`skipped: no ${toolsMissing} on the PATH\n`);

/** Milliseconds a block may take: the longest waits for the stack's end, which the AWS CLI asks for twice a minute. */
const patience = 90_000;
/** Milliseconds until what other blocks have done is seen in an endless one. */
const changePatience = 20_000;

describe.skipIf(toolsMissing !== undefined)('the chapters, block by block as a learner runs them', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'chapters-'));
  const environmentFile = path.join(folder, 'env');
  const agentSocket = path.join(folder, 'agent');
  const processes: ChildProcess[] = [];
  const shells = new Map<string, LearnerShell>();
  const running = new Map<string, CommandBlock>();
  let offered: ReadonlySet<string>;

  beforeAll(async () => {
    const program = path.resolve('dist/simulator.js');
    const options = ['--deployed', '--speed', '60', '--with-parent', '--env-file', environmentFile];
    const simulator = spawn(process.execPath, ['--', program, ...options], { stdio: ['pipe', 'pipe', 'inherit'] });
    processes.push(simulator);
    await Promise.race([
      once(simulator.stdout, 'data'),
      once(simulator, 'exit').then(() => Promise.reject(new Error('the simulator ended'))),
    ]);
    const agent = spawn('ssh-agent', ['-D', '-a', agentSocket], { stdio: 'ignore' }).on('error', () => undefined);
    processes.push(agent);
    for (let turn = 0; turn < 50 && !existsSync(agentSocket); turn++) await wait(20);
    offered = await toolsOffered();
  });
  afterAll(async () => {
    for (const shell of shells.values()) await shell.dispose();
    for (const each of processes) if (each.pid !== undefined) each.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(chapterSlugs)('%s', { timeout: 2 * patience }, async (slug) => {
    const wrong: string[] = [];
    for (const block of blocksOf(slug)) {
      const missing = block.needs.find((tool) => !offered.has(tool));
      if (missing === undefined) wrong.push(...(await runBlock(block)));
      else process.stdout.write(`skipped: no ${missing} for: ${block.command}\n`);
    }
    for (const role of running.keys()) wrong.push(...(await stopBlock(role)));
    expect(wrong.join('\n\n')).toBe('');
  });

  /**
   * The tools that blocks may use. Nothing here is to reach another machine: ssh has to be the one that goes by way of
   * the simulator, helm and eksctl have to be ours.
   */
  async function toolsOffered(): Promise<ReadonlySet<string>> {
    const shell = await shellFor('work');
    const found = new Set<string>();
    const ours = new Set(['ssh', 'helm', 'eksctl']);
    for (const tool of ['ssh', 'helm', 'eksctl', 'watch', 'jq', 'ssh-add']) {
      const { output } = await shell.run(`command -v ${tool}`, patience);
      if (ours.has(tool) ? output.trim().startsWith(folder) : output.trim() !== '') found.add(tool);
    }
    const { output } = await shell.run('ssh -G 198.18.1.1', patience);
    if (!/^proxycommand .*sshProxy\.js/m.test(output)) found.delete('ssh');
    if (!existsSync(agentSocket)) found.delete('ssh-add');
    return found;
  }

  async function shellFor(role: string): Promise<LearnerShell> {
    const known = shells.get(role);
    if (known !== undefined) return known;
    const shell = await LearnerShell.start(environmentFile, { HOME: folder, SSH_AUTH_SOCK: agentSocket });
    shells.set(role, shell);
    return shell;
  }

  /** What is wrong with how a block goes; an endless one goes on. */
  async function runBlock(block: CommandBlock): Promise<readonly string[]> {
    const wrong = await stopBlock(block.role);
    const shell = await shellFor(block.role);
    if (block.endless) {
      shell.begin(block.command);
      running.set(block.role, block);
      return wrong;
    }
    // A learner looks whether the others have begun before going on.
    await Promise.all([...running.keys()].map((role) => begun(role)));
    const { exitCode, output } = await shell.run(block.command, patience);
    if (exitCode !== 0 || failures.test(output))
      return [...wrong, `${block.command}\nended with ${exitCode}:\n${output}`];
    const comparison = block.expected === undefined ? undefined : compareOutput(block.expected, output);
    if (comparison?.kind !== 'differs') return wrong;
    return [...wrong, `${block.command}\nis not as expected (${comparison.hint}: ${comparison.line}):\n${output}`];
  }

  async function begun(role: string): Promise<void> {
    const block = running.get(role);
    if (block !== undefined) await (await shellFor(role)).seen(signsOf(block).first, patience);
  }

  /** Stops what runs in a terminal; gives what is wrong with what it has shown. */
  async function stopBlock(role: string): Promise<readonly string[]> {
    const block = running.get(role);
    if (block === undefined) return [];
    await begun(role);
    running.delete(role);
    const shell = await shellFor(role);
    const { last, page } = signsOf(block);
    const wrong = await Promise.all([page && shows(page.url, page.text), shell.seen(last, changePatience)]).then(
      () => [],
      (error: unknown) => [`${block.command}\n${String(error)}`],
    );
    await shell.interrupt(patience);
    return wrong;
  }
});

/** Looks at a page in a browser, as it were; rejects if it is not as wanted. */
async function shows(url: string, text: RegExp): Promise<void> {
  const page = await (await fetch(url)).text();
  if (!text.test(page)) throw new Error(`${url} does not show ${String(text)}:\n${page}`);
}
