import type { ResourceState, RunResource } from '../../../domain/deploy/deployState.ts';
import { element, setText } from '../../../webview/app/element.ts';
import type { View } from '../../../webview/app/keyedList.ts';
import { age, fill } from '../../../webview/app/words.ts';
import type { PageContext } from '../pageContext.ts';
import { showStatus, type Status } from '../statusShape.ts';

const statuses: Readonly<Record<ResourceState, Status>> = {
  waiting: 'ahead',
  running: 'busy',
  done: 'good',
  failed: 'bad',
  cancelled: 'gone',
  deleting: 'busy',
  deleted: 'gone',
};

export interface RowView extends View<RunResource> {
  tick(): void;
}

/** One resource: what it is, how it is, for how long, and how long it usually takes. */
export function resourceRow({ strings, now }: PageContext): RowView {
  const words = strings.progress;
  const mark = element('span', { className: 'mark' });
  const name = element('span', { className: 'name' });
  const kind = element('span', { className: 'quiet small' });
  const state = element('span', { className: 'state' });
  const time = element('span', { className: 'time quiet small' });
  const part = element('span', { className: 'part' });
  const track = element('span', { className: 'track', attributes: { 'aria-hidden': 'true' } }, part);
  const root = element(
    'li',
    {},
    mark,
    element('span', { className: 'what' }, name, kind),
    element('span', { className: 'how' }, state, time),
    track,
  );
  let resource: RunResource | undefined;
  const showTime = () => {
    if (resource === undefined) return;
    const isBusy = resource.state === 'running' || resource.state === 'deleting';
    const { since, until, typical } = resource;
    const spent = since === undefined ? undefined : (isBusy ? now() : (until ?? now())) - since;
    const isLong = resource.state === 'running' && typical !== undefined && (spent ?? 0) > typical.most;
    const texts = [
      spent === undefined || spent < leastSaid || resource.state === 'waiting' ? undefined : age(spent),
      resource.state === 'running' || resource.state === 'waiting' ? usually(typical, words) : undefined,
      isLong ? words.longer : undefined,
    ];
    setText(time, texts.filter((text) => text !== undefined).join(' · '));
    time.hidden = time.textContent === '';
    track.hidden = resource.state !== 'running' || typical === undefined;
    const share = typical === undefined || spent === undefined ? 0 : Math.min(1, spent / typical.most);
    part.style.inlineSize = `${Math.round(share * 100)}%`;
    root.classList.toggle('long', isLong);
  };
  return {
    root,
    tick: showTime,
    update(next) {
      resource = next;
      root.className = next.state;
      showStatus(mark, statuses[next.state]);
      setText(name, next.logicalId);
      setText(kind, next.words);
      setText(state, words.states[next.state]);
      showTime();
    },
  };
}

/** Milliseconds under which it was there at once: no time is said. */
const leastSaid = 1000;

/** Milliseconds under which nobody waits: how long that takes is not said. */
const short = 20_000;

function usually(typical: RunResource['typical'], words: PageContext['strings']['progress']): string | undefined {
  if (typical === undefined || typical.most < short) return undefined;
  const [least, most] = [age(typical.least), age(typical.most)];
  return least === most ? fill(words.typical, most) : fill(words.typicalRange, least, most);
}
