import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { matches, most, withNewer } from '../../console/live/live-events.ts';
import { makeEvents } from './fixture/events.ts';
import { openConsole } from './screen.ts';

const now = Date.parse('2026-11-23T11:24:00Z');

describe('the running list', () => {
  it('puts newer ones on top, takes none twice and ends somewhere', () => {
    const old = makeEvents(now, 5);
    const newer = makeEvents(now + 10_000, 2);
    expect(withNewer(old, [...newer, ...old.slice(0, 1)]).map(({ cursor }) => cursor)).toEqual(
      [...newer, ...old].map(({ cursor }) => cursor),
    );
    expect(withNewer(makeEvents(now, most), newer)).toHaveLength(most);
  });

  it('filters by kind, by all frustration, by words and by what no tag knows', () => {
    const events = makeEvents(now, 30);
    const by = (part: object) =>
      events.filter((event) => matches(event, { kind: '', text: '', untagged: false, ...part }));
    expect(new Set(by({ kind: 'frustration' }).map(({ kind }) => kind))).toEqual(
      new Set(['rage', 'dead', 'error', 'uturn']),
    );
    expect(by({ kind: 'click' }).every(({ kind }) => kind === 'click')).toBe(true);
    expect(
      by({ text: 'TIMELINE' }).every(({ elementName }) => elementName === 'Timeline tab'),
    ).toBe(true);
    expect(
      by({ untagged: true }).every(({ features, element }) => features.length === 0 && element),
    ).toBe(true);
  });
});

describe('Live', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const open = () => {
    let latest = makeEvents(now, 3);
    const screen = openConsole('#/live', {
      handlers: {
        live_events: ({ after }) => latest.filter(({ cursor }) => after === null || cursor > after),
      },
    });
    return {
      screen,
      arrive: (seconds: number) => {
        latest = [...makeEvents(now + seconds * 1000, 1), ...latest];
      },
    };
  };

  it('asks every two seconds for what came after the newest it has, and shows it on top', async () => {
    const { screen, arrive } = open();
    await vi.waitFor(() => expect(screen.all('.event')).toHaveLength(3));
    arrive(20);
    await vi.advanceTimersByTimeAsync(2_000);
    await vi.waitFor(() => expect(screen.all('.event')).toHaveLength(4));
    const [first, second] = screen.calls('live_events');
    expect(first).toMatchObject({ after: null });
    expect(second).toMatchObject({ after: makeEvents(now, 1)[0]?.cursor });
  });

  it('asks nothing while paused, and catches up afterwards', async () => {
    const { screen, arrive } = open();
    await vi.waitFor(() => expect(screen.all('.event')).toHaveLength(3));
    screen.press('Pause');
    await vi.waitFor(() => expect(screen.text()).toContain('Paused'));
    arrive(20);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(screen.calls('live_events')).toHaveLength(1);
    screen.press('Resume');
    await vi.waitFor(() => expect(screen.all('.event')).toHaveLength(4));
  });

  it('asks nothing while nobody looks', async () => {
    const { screen } = open();
    await vi.waitFor(() => expect(screen.all('.event')).toHaveLength(3));
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(screen.calls('live_events')).toHaveLength(1);
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.waitFor(() => expect(screen.calls('live_events')).toHaveLength(2));
    hidden.mockRestore();
  });

  it('marks frustration and what was masked before it left the browser', async () => {
    const screen = openConsole('#/live');
    await vi.waitFor(() => expect(screen.all('.event-frustration').length).toBeGreaterThan(0));
    expect(screen.find('.event-frustration').textContent).toMatch(/no use of a feature/);
    expect(screen.all('.masked').map(({ textContent }) => textContent)).toContain('email');
  });
});
