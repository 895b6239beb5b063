import { expect, it } from 'vitest';
import { TerminalText } from '../../src/editor/terminalText.ts';

const shown = (...pieces: readonly string[]) => {
  const text = new TerminalText();
  return pieces.map((piece) => text.next(piece)).join('');
};

it('ends lines as terminals want it, and keeps tabs', () => {
  expect(shown('a\tb\nc\r\nd')).toBe('a\tb\r\nc\r\nd');
});

it('keeps colours', () => {
  expect(shown('\u001b[1;31mred\u001b[0m')).toBe('\u001b[1;31mred\u001b[0m');
});

it('leaves out what acts on the terminal: title, clipboard, links, cursor, bell', () => {
  const title = '\u001b]0;owned\u0007';
  const clipboard = '\u001b]52;c;cm0gLXJmIC8=\u001b\\';
  const link = '\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007';
  const cursor = '\u001b[2J\u001b[10;10H\u001b[?1049h\u001bc';
  expect(shown(`a${title}b${clipboard}c${link}d${cursor}e\u0007\u0008`)).toBe('abcclickde');
});

it('knows a sequence that comes in two pieces', () => {
  expect(shown('a\u001b[3', '1mb\u001b', ']0;x', 'y\u0007c')).toBe('a\u001b[31mbc');
});

it('does not wait for ever for the end of a sequence', () => {
  expect(shown(`\u001b]0;${'x'.repeat(5000)}`, 'next')).toContain('next');
});

it('leaves out C1 controls, which some terminals take for sequences', () => {
  expect(shown('a\u009b31mb')).toBe('a31mb');
});
