import type { DecidingLine, Station } from '../../../domain/routing/station.ts';
import { element, linkButton, spoken } from '../../../webview/app/element.ts';
import type { PageContext } from '../pageContext.ts';
import { fill } from '../../../webview/app/words.ts';

/** One station: what it is, why it does what it does, the addresses after it, and the lines that decide. */
export function stationCard(station: Station, hues: ReadonlyMap<string, number>, context: PageContext): HTMLLIElement {
  const words = context.strings.path;
  const { kind, name, why, values, changed, lines } = station;
  const title = element('h5', {}, element('span', { className: 'kind', text: words.stations[kind] }));
  if (kind !== 'lost') title.append(' ', element('span', { className: 'name', text: name }));
  const sentence = element('p', { className: 'why', text: fill(words.why[why], ...values) });
  const card = element('li', { className: `station is-${kind}` }, title, sentence, addresses(station, hues, context));
  if (changed !== undefined) {
    const text = changed === 'source' ? words.changedSource : words.changedDestination;
    title.append(' ', element('span', { className: 'badge', text }));
    card.classList.add('changes');
  }
  for (const each of lines) card.append(line(each, context));
  return card;
}

function addresses(
  { source, destination, changed }: Station,
  hues: ReadonlyMap<string, number>,
  { strings }: PageContext,
): HTMLElement {
  const chip = (text: string, isChanged: boolean) => {
    const hue = hues.get(text);
    const made = element('span', { className: hue === undefined ? 'address' : `address hue-${hue}`, text });
    made.classList.toggle('new', isChanged);
    return made;
  };
  const drawn = element(
    'span',
    { attributes: { 'aria-hidden': 'true' } },
    chip(source, changed === 'source'),
    element('span', { className: 'arrow', text: ' → ' }),
    chip(destination, changed === 'destination'),
  );
  const said = spoken(fill(strings.path.sourceToDestination, source, destination));
  return element('p', { className: 'addresses' }, drawn, said);
}

function line({ command, text }: DecidingLine, { strings, copy }: PageContext): HTMLElement {
  const words = strings.path;
  const button = linkButton(words.copyLine, () => copy(text));
  button.setAttribute('aria-label', fill(words.copyLineOf, text));
  return element(
    'div',
    { className: 'line' },
    element('div', { className: 'command' }, element('code', { text: command }), button),
    element('code', { className: 'text', text: text.replace('\t', '  ') }),
  );
}
