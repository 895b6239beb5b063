import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { chapterSlugs } from '../../src/lab/chapters.ts';
import { commandText } from '../../src/lab/commandText.ts';
import { findFences } from '../../src/lab/fences.ts';
import { toolsNeeded } from '../../src/lab/missingTools.ts';
import { parseChapter } from '../../src/lab/parseChapter.ts';
import { outline, languages, readChapter, readFigure, readStep, root, type Language } from './chapterFiles.ts';
import { seedCoverage } from './seedCoverage.ts';

const everyChapter = chapterSlugs.flatMap((slug) =>
  (Object.keys(languages) as Language[]).map((language) => ({ slug, language })),
);

/** What every machine with a shell has: the rest is aws, kubectl, or named in `needs`. */
const everywhere = new Set(['cat', 'date', 'grep', 'sleep', 'sort', 'tr', 'uniq', 'wc', 'aws', 'kubectl']);

it('has a folder for every chapter, with the same files', () => {
  expect(readdirSync(root).toSorted()).toEqual([...chapterSlugs]);
  for (const slug of chapterSlugs)
    expect(readdirSync(join(root, slug)).toSorted(), slug).toEqual([
      'chapter.ko.md',
      'chapter.md',
      'figure.svg',
      'step.ko.md',
      'step.md',
    ]);
});

describe.each(everyChapter)('$slug in $language', ({ slug, language }) => {
  const text = readChapter(slug, language);
  const chapter = parseChapter(text);

  it('parses without problems and is called what the walkthrough calls it', () => {
    expect(chapter.problems).toEqual([]);
    expect(chapter.blocks.length).toBeGreaterThan(2);
    const names = JSON.parse(
      readFileSync(join(root, `../package.nls${language === 'ko' ? '.ko' : ''}.json`), 'utf8'),
    ) as Record<string, string>;
    expect(chapter.title).toBe(names[`walkthrough.${slug}.title`]);
    expect(parseChapter(readStep(slug, language)).title).toBe(chapter.title);
  });

  it('has a goal, minutes, a cost, a figure, reasons, a check and a question with an answer', () => {
    const wanted =
      language === 'en'
        ? ['**Goal:**', '**Time:**', '**Cost:**', '## Why did that happen', '## Check', '## Question', '**Answer:**']
        : ['**목표:**', '**시간:**', '**비용:**', '## 왜 그럴까요', '## 확인', '## 퀴즈', '**답:**'];
    for (const part of wanted) expect(text, part).toContain(part);
    expect(text).toMatch(/^!\[.{40,}\]\(figure\.svg\)$/m);
    expect(readStep(slug, language)).toMatch(/^!\[.{40,}\]\(figure\.svg\)$/m);
  });

  it('introduces every block in words', () => {
    const lines = text.split('\n');
    const runs = chapter.blocks.map((block) => lines.slice(0, block.line).findLast((line) => line.trim() !== ''));
    // One sentence may introduce the same command for several nodes.
    const introduced = runs.filter((line) => line !== '```');
    expect(introduced.length).toBeGreaterThanOrEqual(chapter.blocks.length - 2);
    for (const line of introduced) expect(line).toMatch(/[.:)]$/);
  });

  it('links only to what is there', () => {
    const links = [...text.matchAll(/\]\(([^)]+)\)/g), ...readStep(slug, language).matchAll(/\]\(([^)]+)\)/g)];
    expect(links.length).toBeGreaterThan(0);
    for (const [, target = ''] of links) {
      const [path = '', anchor] = target.split('#');
      expect(existsSync(join(root, slug, path)), target).toBe(true);
      expect(anchor, 'no anchors are used').toBeUndefined();
    }
  });

  it('names the tools its blocks need', () => {
    for (const block of chapter.blocks) {
      const others = toolsNeeded(block.command).filter((tool) => !everywhere.has(tool));
      expect(block.needs.toSorted(), block.command).toEqual(others.toSorted());
    }
  });

  it('has nothing that practice cannot follow', () => {
    expect(text).not.toMatch(
      language === 'en' ? /practice has no|AWS connection/i : /연습 모드에는 .* 없|AWS 연결이 필요/,
    );
  });

  it('asks before blocks that take something away', () => {
    for (const block of chapter.blocks)
      expect(block.destructive, block.command).toBe(/\b(delete|uninstall|delete-stack)\b/.test(block.command));
  });

  it('marks what never ends', () => {
    for (const block of chapter.blocks)
      expect(block.endless, block.command).toBe(
        /while true|watch -d|tcpdump -i|ping -i|port-forward/.test(block.command) && !block.command.includes('dnf'),
      );
  });

  it('has commands that can be typed, also into zsh', () => {
    for (const { command } of chapter.blocks) {
      expect(commandText(command).kind).toBe('ready');
      expect(command, 'comments are no comments in an interactive zsh').not.toMatch(/^\s*#/m);
      expect(command, 'an unquoted bracket is a pattern in zsh').not.toMatch(/jsonpath=\{/);
    }
  });

  it('has manifests that are YAML', () => {
    for (const { command } of chapter.blocks) {
      const manifest = /<<'EOF'.*?\n(.*)\nEOF$/s.exec(command)?.[1];
      if (manifest === undefined) continue;
      for (const document of parseAllDocuments(manifest)) {
        expect(document.errors).toEqual([]);
        expect(document.toJS()).toHaveProperty('kind');
      }
    }
  });
});

describe.each(chapterSlugs)('%s', (slug) => {
  it('is the same in both languages, part by part and command by command', () => {
    const [en, ko] = [readChapter(slug, 'en'), readChapter(slug, 'ko')];
    const withoutLines = (text: string) =>
      parseChapter(text).blocks.map(({ line: _line, endLine: _endLine, ...block }) => block);
    expect(withoutLines(ko)).toEqual(withoutLines(en));
    expect(findFences(ko).map((fence) => fence.content)).toEqual(findFences(en).map((fence) => fence.content));
    expect(outline(ko)).toEqual(outline(en));
    expect(outline(readStep(slug, 'ko'))).toEqual(outline(readStep(slug, 'en')));
  });

  it('has Korean in the Korean text and none in the English one', () => {
    const hangul = /\p{Script=Hangul}/u;
    expect(hangul.test(readChapter(slug, 'en') + readStep(slug, 'en'))).toBe(false);
    const fences = findFences(readChapter(slug, 'ko'));
    const prose = readChapter(slug, 'ko')
      .split('\n')
      .filter((line, at) => line.trim() !== '' && !fences.some((fence) => fence.line <= at && at <= fence.endLine))
      .filter((line) => !/^[#>|\s-]*$/.test(line));
    for (const line of prose.filter((line) => !line.startsWith('|') && !/^# |VPC CNI$/.test(line)))
      expect(line).toMatch(hangul);
  });

  it('has a figure with a title and a description, and nothing from elsewhere', () => {
    const figure = readFigure(slug);
    expect(figure).toMatch(/<title id="title">[^<]+<\/title>/);
    expect(figure).toMatch(/<desc id="desc">[^<]{40,}<\/desc>/);
    expect(figure).toMatch(/role="img" aria-labelledby="title desc"/);
    expect(figure).not.toMatch(/<script|<image|href=|url\((?!#)/);
  });
});

it('covers every command of the lab as first published', () => {
  for (const { command, chapter, block } of seedCoverage) {
    const fences = findFences(readChapter(chapter, 'en')).filter((fence) => /^(bash|console)/.test(fence.info));
    expect(
      fences.some((fence) => fence.content.includes(block)),
      `${command} in ${chapter}`,
    ).toBe(true);
  }
});

const bash = spawnSync('bash', ['--version']).status === 0;

// Skipped where there is no bash (Windows without Git).
it.skipIf(!bash)('has blocks that bash can parse as one command', () => {
  for (const slug of chapterSlugs) {
    const commands = findFences(readChapter(slug, 'en')).filter((fence) => /^(bash|console)/.test(fence.info));
    for (const { content } of commands) {
      const text = commandText(content);
      if (text.kind !== 'ready') throw new Error(`cannot be typed: ${content}`);
      expect(() => execFileSync('bash', ['-n'], { input: `${text.input}\n`, stdio: 'pipe' }), content).not.toThrow();
    }
  }
});
