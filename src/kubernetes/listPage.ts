import type { Page } from './listWatch.ts';

interface RawList<Raw> {
  readonly items?: readonly Raw[];
  readonly metadata?: { readonly resourceVersion?: string; readonly continue?: string };
}

/** What comes before the objects in a list, as API servers write it. */
const head = /^\s*\{[^[\]]*?"items"\s*:\s*\[/;

/** A page of a list from its text, of which only the head is read at once: so the next page can be on its way soon. */
export function pageOf<Raw>(text: string): Page<Raw> {
  const [start] = head.exec(text) ?? [];
  // Written in another order, it is read as a whole.
  const list = JSON.parse(start === undefined ? text : `${start}]}`) as RawList<Raw>;
  const { resourceVersion = '', continue: next } = list.metadata ?? {};
  const whole = () => (start === undefined ? list : (JSON.parse(text) as RawList<Raw>));
  return { items: () => whole().items ?? [], version: resourceVersion, next };
}
