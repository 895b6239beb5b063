import { describe, expect, it } from 'vitest';
import { Emitter } from '../../src/base/event.ts';
import type {
  DeployPageNotifications,
  DeployPageRequests,
  DeployPageStart,
  DeployPageState,
} from '../../src/deployPage/protocol.ts';
import { DeployPageSession } from '../../src/deployPage/session.ts';
import { deployStrings } from '../../src/deployPage/strings.ts';
import { PageChannel } from '../../src/webview/rpc.ts';
import { ManualClock } from '../base/manualClock.ts';
import { FakeDesk } from './fakeDesk.ts';
import { ourForm, publishedForm } from './forms.ts';
import { goodLines, now, stateOf } from './stages.ts';

function open(form = ourForm) {
  const clock = new ManualClock(now);
  const desk = new FakeDesk(stateOf({ kind: 'form', form }));
  const fromPage = new Emitter<unknown>();
  const states: DeployPageState[] = [];
  const focused: string[] = [];
  const copied: string[] = [];
  const posted: string[] = [];
  const page = new PageChannel<DeployPageRequests, DeployPageNotifications>({
    post: (message) => fromPage.fire(structuredClone(message)),
    clock,
    timeout: 1_000,
    onNotification: { state: (state) => states.push(state), focus: ({ key }) => focused.push(key) },
  });
  const session = new DeployPageSession(
    {
      post(message) {
        posted.push(JSON.stringify(message));
        page.receive(structuredClone(message));
      },
      onMessage: fromPage.event,
    },
    {
      desk,
      strings: deployStrings((text) => text),
      clock,
      copy: async (text) => {
        copied.push(text);
      },
    },
  );
  const begin = (): Promise<DeployPageStart> => {
    session.setVisible(true);
    return page.request('ready', null);
  };
  return { clock, desk, page, session, states, focused, copied, posted, begin };
}

describe('the host of a deploy page', () => {
  it('opens the desk and begins with its state, of this moment', async () => {
    const { desk, begin, clock } = open();
    clock.advance(5_000);
    const start = await begin();
    expect(desk.asked).toEqual(['open']);
    expect(start.state.stage.kind).toBe('form');
    expect(start.state.at).toBe(now + 5_000);
    expect(start.strings.title).toBe('Deploy lab');
  });

  it('hands on what the page asks', async () => {
    const { desk, page, begin, copied } = open();
    await begin();
    await page.request('setName', { name: 'lab2' });
    await page.request('setValue', { key: 'WorkerNodeCount', value: '' });
    await page.request('resetValue', { key: 'WorkerNodeCount' });
    await page.request('chooseTemplate', { kind: 'file' });
    await page.request('chooseTemplate', { kind: 'url', url: 'https://x/y.yaml' });
    await page.request('cancel', { made: 'keep' });
    await page.request('act', { kind: 'set-value', key: 'A', value: 'b' });
    await page.request('copy', { text: '3.35.1.2' });
    expect(desk.asked.slice(1)).toEqual([
      'name lab2',
      'value WorkerNodeCount ',
      'reset WorkerNodeCount',
      'file',
      'template {"kind":"url","url":"https://x/y.yaml"}',
      'cancel keep',
    ]);
    expect(desk.acted).toEqual([{ kind: 'set-value', key: 'A', value: 'b' }]);
    expect(copied).toEqual(['3.35.1.2']);
  });

  it.each([
    ['setValue', { key: '', value: 'x' }],
    ['setValue', { key: 'A', value: 7 }],
    ['cancel', { made: 'everything' }],
    ['chooseTemplate', { kind: 'url' }],
    ['act', { kind: 'focus', key: 'A' }],
    ['act', { kind: 'format-disk' }],
    ['act', { kind: 'open-url' }],
    ['check', 1],
  ] as const)('refuses %s with %j', async (name, params) => {
    const { page, begin, desk } = open();
    await begin();
    await expect(page.request(name, params as never)).rejects.toMatchObject({ reason: 'invalid-params' });
    expect(desk.asked).toEqual(['open']);
    expect(desk.acted).toEqual([]);
  });

  it('never tells the page the value of a secret, at any stage, but that there is one', async () => {
    const secret = 'wJalrXUtnFEMI/K7MDENG';
    const { desk, page, begin, states, posted, clock } = open(publishedForm);
    await begin();
    await page.request('setValue', { key: 'MyIamUserSecretAccessKey', value: secret });
    clock.advance(200);
    expect(states.at(-1)?.held).toEqual(['MyIamUserSecretAccessKey']);
    const form = { ...publishedForm, values: { MyIamUserSecretAccessKey: secret, WorkerNodeCount: '2' } };
    desk.go({ kind: 'checks', form, lines: goodLines, running: false, goOn: true });
    clock.advance(200);
    const last = states.at(-1)?.stage;
    expect(last?.kind === 'checks' && last.form.values).toEqual({ WorkerNodeCount: '2' });
    expect(posted.join('\n')).not.toContain(secret);
  });

  it('tells a state at most ten times a second, and nothing to a page that nobody sees', async () => {
    const { desk, begin, states, session, clock } = open();
    await begin();
    clock.advance(1_000);
    states.length = 0;
    for (let turn = 0; turn < 50; turn += 1) {
      desk.setName(`lab${turn}`);
      clock.advance(10);
    }
    clock.advance(100);
    expect(states.length).toBeLessThanOrEqual(7);
    const last = states.at(-1)?.stage;
    expect(last?.kind === 'form' && last.form.stackName).toBe('lab49');
    session.setVisible(false);
    states.length = 0;
    desk.setName('hidden');
    clock.advance(1_000);
    expect(states).toEqual([]);
    session.setVisible(true);
    expect(states).toHaveLength(1);
  });

  it('leads to a field at once, or as soon as the page is there', async () => {
    const { session, begin, focused } = open();
    session.focus('KeyName');
    expect((await begin()).focus).toBe('KeyName');
    session.focus('');
    expect(focused).toEqual(['']);
    expect((await begin()).focus).toBeUndefined();
  });
});
