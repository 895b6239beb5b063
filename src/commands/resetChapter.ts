import { l10n } from 'vscode';
import type { ChapterSlug } from '../lab/chapters.ts';
import { chapterStart } from '../lab/chapterStart.ts';
import { parseChapter, type CommandBlock } from '../lab/parseChapter.ts';
import { defaultRole } from '../lab/roles.ts';
import { chapterNamed, pickChapter } from './pickChapter.ts';
import { canRun, warnBusy, type ReadinessDeps } from './runBlock.ts';
import { currentConnection, type Services } from './services.ts';
import { teardownLab } from './teardown/teardownLab.ts';

type Deps = ReadinessDeps &
  Parameters<typeof teardownLab>[0] &
  Pick<Services, 'chapterTitles' | 'documents' | 'progress' | 'terminals'> & {
    readonly runner: Pick<Services['runner'], 'runToEnd'>;
  };

/**
 * Brings the cluster back to where a chapter starts, by commands a person sees in the terminal, and takes its tick away.
 * The first chapter starts with nothing: it tears the lab down. Throws `cluster-missing` when there is no cluster.
 */
export async function resetChapter(deps: Deps, slug: string | undefined): Promise<void> {
  const connection = currentConnection(deps);
  const chosen = slug === undefined ? await pickChapter(deps, l10n.t('Reset chapter')) : chapterNamed(slug);
  if (chosen === undefined) return;
  if (chosen === '01-deploy') await teardownLab(deps);
  else if (!(await runStart(deps, chosen))) return;
  deps.progress.reset(connection.profile.id, chosen);
}

/** Resolves to whether the cluster is where the chapter starts. */
async function runStart(deps: Deps, slug: Exclude<ChapterSlug, '01-deploy'>): Promise<boolean> {
  const connection = currentConnection(deps);
  await connection.cluster(connection.closed);
  const block = startBlock(chapterStart(slug, await netshootBlock(deps)));
  if (!(await canRun(deps, ['kubectl']))) return false;
  const title = (await deps.chapterTitles.all()).get(slug) ?? slug;
  const question = l10n.t('Bring the cluster back to where the chapter “{0}” starts?', title);
  if (!(await deps.prompts.confirm(question, block.command, l10n.t('Reset')))) return false;
  const end = await deps.runner.runToEnd(`lab-start:${slug}`, block);
  if (end === 'busy') {
    warnBusy(deps);
    return false;
  }
  if (end.exitCode !== 0) {
    void offerTerminal(deps, title);
    return false;
  }
  void deps.notices.info(l10n.t('The cluster is where the chapter “{0}” starts.', title));
  return true;
}

async function offerTerminal({ notices, terminals }: Deps, title: string): Promise<void> {
  const open = l10n.t('Open terminal');
  const sentence = l10n.t('The cluster is not where the chapter “{0}” starts. The terminal says why.', title);
  if ((await notices.warn(sentence, open)) === open) await terminals.open(defaultRole);
}

/** The block of the fifth chapter that makes the netshoot pods. */
async function netshootBlock({ documents }: Deps): Promise<string> {
  const { blocks } = parseChapter(await documents.chapterText('05-secondary-addresses'));
  const found = blocks.find(({ command }) => command.includes('name: netshoot-pod'));
  if (found === undefined) throw new Error('The chapter about secondary addresses makes no netshoot pods.');
  return found.command;
}

function startBlock(command: string): CommandBlock {
  return {
    key: 'start',
    line: 0,
    endLine: 0,
    command,
    role: defaultRole,
    endless: false,
    destructive: true,
    needs: [],
    expected: undefined,
  };
}
