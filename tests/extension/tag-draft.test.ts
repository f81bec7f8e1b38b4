import { describe, expect, test } from 'vitest';
import { featureDraft, tagDraft } from '../../core/model/feature.ts';
import type { FeatureRow, TagRow } from '../../extension/db.ts';
import type { Candidate, Graded } from '../../extension/messages/page-port.ts';
import { newId } from '../../extension/new-id.ts';
import {
  createDraft,
  maxAnchors,
  maySelect,
  pageRuleOf,
  ruleBy,
  sectionOf,
} from '../../extension/panel/tag-draft.ts';

const hashOf = (n: number) => n.toString(16).padStart(16, '0');

const candidateOf = (n: number, change: Partial<Candidate['descriptor']> = {}): Candidate => ({
  hash: hashOf(n),
  descriptor: { v: 1, tag: 'button', role: 'button', name: 'Export', nth: 1, of: 1, ...change },
  label: 'Export button',
  restsOn: ['its name “Export”'],
  identifying: [{ called: 'its name', value: 'Export', lasting: 'mostly' }],
  selectors: [],
  matches: 1,
  alike: [],
  advice: [],
  line: 'data-waymark="export"',
  isInert: false,
});

const making = (candidate: Candidate) => ({ candidate, path: '/projects/:id', owner: null, newId });

const feature: FeatureRow = {
  ...{
    id: newId(),
    name: 'Export',
    area: null,
    owner: null,
    status: 'beta',
    description: 'As CSV',
  },
  ...{ releasedAt: null, areaName: null, ownerName: null, tags: 1, health: 'healthy' },
  ...{ healthReason: '', createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z' },
  ...{ archivedAt: null, workspace: newId() },
};

const tagWith = (anchors: number): TagRow => ({
  tag: newId(),
  feature: feature.id,
  app: 1,
  version: 3,
  uses: 12,
  rule: {
    page: { kind: 'section', path: '/projects' },
    selector: null,
    anchors: Array.from({ length: anchors }, (_, n) => candidateOf(n)),
  },
});

describe('a pick becomes', () => {
  test('a feature and a tag that the contract takes', () => {
    const { feature, tag } = createDraft({ kind: 'new' }, making(candidateOf(1)));
    expect(featureDraft.safeParse(feature).success).toBe(true);
    expect(tagDraft.safeParse(tag).success).toBe(true);
  });

  test('a name without the kind of element', () => {
    const { feature } = createDraft({ kind: 'new' }, making(candidateOf(1)));
    expect(feature.name).toBe('Export');
  });

  test.each([
    ['navigation: Main', { kind: 'everywhere' }],
    ['banner', { kind: 'everywhere' }],
    ['main', { kind: 'page', path: '/projects/:id' }],
    [undefined, { kind: 'page', path: '/projects/:id' }],
  ])('a page rule by where it stands: %s', (landmark, rule) => {
    const candidate = candidateOf(1, landmark ? { landmark } : {});
    expect(createDraft({ kind: 'new' }, making(candidate)).tag.rule.page).toEqual(rule);
  });

  test('one more element of a tag, with its rule and the feature untouched', () => {
    const tag = tagWith(2);
    const draft = createDraft({ kind: 'add', feature, tag }, making(candidateOf(9)));
    expect(draft.tag.id).toBe(tag.tag);
    expect(draft.tag.rule.page).toEqual(tag.rule.page);
    expect(draft.tag.rule.anchors.map((one) => one.hash)).toEqual([0, 1, 9].map(hashOf));
    expect(draft.feature).toMatchObject({ id: feature.id, name: 'Export', status: 'beta' });
    expect(draft.feature).not.toHaveProperty('workspace');
  });

  test('the same element once, however often it is added', () => {
    const tag = tagWith(2);
    const draft = createDraft({ kind: 'add', feature, tag }, making(candidateOf(1)));
    expect(draft.tag.rule.anchors.map((one) => one.hash)).toEqual([0, 1].map(hashOf));
  });

  test('no more elements than the contract takes', () => {
    const tag = tagWith(maxAnchors);
    const draft = createDraft({ kind: 'add', feature, tag }, making(candidateOf(99)));
    expect(tagDraft.safeParse(draft.tag).success).toBe(true);
    expect(draft.tag.rule.anchors.at(-1)?.hash).toBe(hashOf(99));
  });

  test('another element instead, when it is pointed at again', () => {
    const tag = tagWith(3);
    const draft = createDraft({ kind: 'replace', feature, tag }, making(candidateOf(7)));
    expect(draft.tag.rule.anchors.map((one) => one.hash)).toEqual([hashOf(7)]);
  });

  test('a first tag of a feature that had none on this product', () => {
    const draft = createDraft({ kind: 'add', feature, tag: undefined }, making(candidateOf(1)));
    expect(draft.feature.id).toBe(feature.id);
    expect(draft.tag.rule.page).toEqual({ kind: 'page', path: '/projects/:id' });
  });
});

describe('a rule by a CSS selector', () => {
  const graded: Graded = {
    ...{ selector: '.btn', problem: null, grade: 'fair', reason: '', matches: 2, isHit: true },
    ...{ inert: 0, matched: [hashOf(1), hashOf(2)], anchors: [candidateOf(1), candidateOf(2)] },
  };
  const { rule } = tagWith(1);

  test('counts what it matches on the page in front, which the contract takes', () => {
    const selected = ruleBy(rule, ' .btn ', graded);
    expect(selected).toMatchObject({ page: rule.page, selector: '.btn' });
    expect(selected.anchors.map((one) => one.hash)).toEqual(graded.matched);
    expect(tagDraft.safeParse({ id: newId(), rule: selected }).success).toBe(true);
    expect(ruleBy(rule, '.gone', undefined).anchors).toEqual([]);
  });

  test('is gone when its signs are chosen instead', () => {
    expect(ruleBy({ ...rule, selector: '.btn' }, null, undefined)).toEqual(rule);
  });

  test('is not offered where it would undo a tag of several elements', () => {
    const tag = tagWith(2);
    const bySelector = { ...tag, rule: { ...tag.rule, selector: '.btn' } };
    expect(maySelect({ kind: 'new' })).toBe(true);
    expect(maySelect({ kind: 'replace', feature, tag })).toBe(true);
    expect(maySelect({ kind: 'add', feature, tag: undefined })).toBe(true);
    expect(maySelect({ kind: 'add', feature, tag: bySelector })).toBe(true);
    expect(maySelect({ kind: 'add', feature, tag })).toBe(false);
  });
});

describe('page rules', () => {
  test.each([
    ['/', '/'],
    ['/projects', '/projects'],
    ['/projects/:id/settings', '/projects'],
    ['/app#/projects/:id', '/app'],
  ])('the section of %s is %s', (path, section) => {
    expect(sectionOf(path)).toBe(section);
  });

  test('take their path from the page in front', () => {
    expect(pageRuleOf('everywhere', '/a/b')).toEqual({ kind: 'everywhere' });
    expect(pageRuleOf('section', '/a/b')).toEqual({ kind: 'section', path: '/a' });
    expect(pageRuleOf('pattern', '/a/b')).toEqual({ kind: 'pattern', path: '/a/b' });
  });
});
