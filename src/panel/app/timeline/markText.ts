import type { TimelineMark } from '../../protocol/timeline.ts';
import { count, fill } from '../../../webview/app/words.ts';
import type { Strings } from '../words.ts';

/** The sign that stands for a kind of event on the time line: shapes that differ without colour. */
export function markSign(mark: TimelineMark): string {
  switch (mark.kind) {
    case 'scaled':
      return '▲';
    case 'nodes':
      return mark.change === 'joined' || mark.change === 'ready' ? '●' : '✕';
    case 'stack':
      return '◆';
    case 'pending':
      return mark.count > 0 ? '■' : '□';
    case 'cni':
      return '✱';
    default:
      return mark satisfies never;
  }
}

/** What happened, in words. */
export function markText(mark: TimelineMark, { timeline: words }: Strings): string {
  switch (mark.kind) {
    case 'scaled':
      if (mark.to === null) return fill(words.deleted, mark.name);
      if (mark.from === null) return fill(words.created, mark.name, mark.to);
      return fill(words.scaled, mark.name, mark.from, mark.to);
    case 'nodes': {
      const sentences = { joined: words.joined, left: words.left, 'not-ready': words.notReady, ready: words.ready };
      const names = mark.names.join(', ');
      return count(
        sentences[mark.change],
        mark.count,
        mark.count > mark.names.length ? fill(words.andMore, names) : names,
      );
    }
    case 'stack':
      return fill(words.stack, mark.name, mark.status);
    case 'pending':
      return mark.count === 0 ? words.pendingEnded : count(words.pendingBegan, mark.count);
    case 'cni': {
      const value = (text: string) => (text === 'unset' ? words.unset : text);
      const changes = mark.changes.map(({ name, from, to }) => fill(words.setting, name, value(from), value(to)));
      return fill(words.cni, changes.join(', '));
    }
    default:
      return mark satisfies never;
  }
}
