import { describe, expect, it } from 'vitest';
import { momentOf, offsetWords } from '../../core/voice/recording.ts';

describe('the moment of a call in its recording', () => {
  it.each([
    ['https://www.youtube.com/watch?v=abc', 'https://www.youtube.com/watch?v=abc&t=61'],
    ['https://youtu.be/abc?t=5', 'https://youtu.be/abc?t=61'],
    ['https://www.loom.com/share/abc', 'https://www.loom.com/share/abc?t=61'],
    ['https://fathom.video/share/abc', 'https://fathom.video/share/abc?timestamp=61'],
    ['https://files.example/call.mp4', 'https://files.example/call.mp4#t=61'],
    // A fragment may be a route, and a host that only looks alike is another's.
    ['https://example.com/#/calls/7', 'https://example.com/#/calls/7'],
    ['https://notloom.com/share/abc', 'https://notloom.com/share/abc#t=61'],
    ['no address', 'no address'],
  ])('%s', (recording, moment) => {
    expect(momentOf(recording, 61_900, 0)).toBe(moment);
  });

  it('counts from where the recording began, never before it', () => {
    expect(momentOf('https://youtu.be/a', 90_000, 30_000)).toBe('https://youtu.be/a?t=60');
    expect(momentOf('https://youtu.be/a', 90_000, -30_000)).toBe('https://youtu.be/a?t=120');
    expect(momentOf('https://youtu.be/a', 10_000, 30_000)).toBe('https://youtu.be/a?t=0');
  });

  it('is written as notes have it', () => {
    expect(offsetWords(271_900)).toBe('t+04:31');
    expect(offsetWords(3_671_000)).toBe('t+1:01:11');
  });
});
