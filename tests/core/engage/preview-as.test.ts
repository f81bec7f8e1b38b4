// A draft previewed as somebody: which traits leave the server, and what the engine says of them.
import { describe, expect, it } from 'vitest';
import { traitsFor, traitsNamed, verdictOf } from '../../../core/engage/preview-as.ts';
import type { PreviewAs } from '../../../core/model/forecast.ts';
import { guideWith, idOf } from '../targeting/items.ts';
import { draftOf, inputsOf, since, somebody } from './people.ts';

const languages = {
  default: 'en',
  translations: { de: { hello: 'Hallo {{account.name|Team}}' } },
};
const draft = draftOf({ languages, title: { key: 'title', text: '{{page.x}}' } });
const visitor = { name: 'Ada', salary: 7 };
const ada = (changes: Partial<PreviewAs> = {}): PreviewAs => ({
  ...{ at: new Date(since).toISOString(), name: 'Ada', audience: {}, file: null, halted: false },
  ...{ language: null, pages: [], person: somebody('ada', { visitor, account: { name: 'Moss' } }) },
  ...changes,
});
const at = {
  ...{ language: 'en', device: 'desktop' as const, zone: 'UTC', path: '/reports' },
  now: since,
};
const said = (data: PreviewAs, of = draft) => verdictOf(of, data, at);

describe('traits', () => {
  it('are those that texts name, in any language, and no others', () => {
    expect(traitsNamed(draft.definition).toSorted()).toEqual(['account.name', 'visitor.name']);
    expect(traitsFor(draft.definition, ada())).toEqual({
      visitor: { name: 'Ada' },
      account: { name: 'Moss' },
    });
  });
});

describe('the verdict', () => {
  it('says yes, or the first reason with the name in it and the others after it', () => {
    expect(said(ada())).toMatchObject({ passes: true, headline: 'Ada would get this here.' });
    const where = { include: [{ kind: 'path' as const, value: '/x' }], exclude: [] };
    const no = said(ada({ audience: { 'visitor.plan': 'pro' } }), draftOf({ where }));
    expect(no.headline).toBe('Ada would not get this here: the page is none of those it is for.');
    expect(no.reasons[1]).toBe('The person is not in its audience.');
    expect(said(ada({ name: null, halted: true })).headline).toContain(
      'This person would not get this here: the kill switch',
    );
  });

  it('knows the holdout, and who goes first among what is live', () => {
    const held = draftOf({ holdout: 0.5 });
    const units = Array.from({ length: 40 }, (_, n) => `p${n}`);
    const verdicts = units.map((unit) => said(ada({ person: somebody(unit) }), held));
    const no = verdicts.filter(({ passes }) => !passes);
    expect(no.length).toBeGreaterThan(8);
    expect(no[0]?.headline).toContain('the person is held out');
    const { file } = inputsOf([], [guideWith({ id: idOf(5), priority: 90 })]);
    expect(said(ada({ file })).headline).toContain('something more important is due');
  });
});
