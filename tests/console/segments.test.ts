import { describe, expect, it } from 'vitest';
import { readSheet } from '../../console/app/sheet.ts';
import { fail } from '../../console/backend/replies.ts';
import { listCsv } from '../../console/segments/list-csv.ts';
import { guessColumn, guessHeader, idsOf, refusalOf } from '../../console/segments/read-ids.ts';
import { listed, quiet, studios } from './fixture/segments.ts';
import { openConsole } from './screen.ts';

describe('ids from a file', () => {
  it.each([
    ['name,e-mail\nAnn,ann@x.test', 1, true],
    ['\uFEFFname;e-mail\r\nAnn;ann@x.test\r\n', 1, true],
    ['customer_id\tname\n7\tAnn', 0, true],
    ['ann@x.test\nbob@x.test', 0, false],
    ['u-17\nu-18', 0, false],
  ])('finds the column and the header of %j', (text, column, header) => {
    const sheet = readSheet(text);
    expect(guessColumn(sheet)).toBe(column);
    expect(guessHeader(sheet, column)).toBe(header);
  });

  it('counts rows as the spreadsheet does, and says what it leaves out', () => {
    const sheet = readSheet('id,name\na,1\n,2\n"b, c",3\na,4\n');
    expect(idsOf(sheet, 0, true)).toEqual({
      ids: [
        { id: 'a', row: 2 },
        { id: 'b, c', row: 4 },
      ],
      ...{ empty: 1, repeated: 1, tooLong: [] },
    });
  });

  it('refuses a file of which a part could not be stored, by its rows', () => {
    const found = idsOf(readSheet(`a\n${'x'.repeat(201)}\n`), 0, false);
    expect(refusalOf(found)).toMatch(/at most 200 characters; row 2 have more/);
    expect(refusalOf(idsOf(readSheet(',\n,'), 0, false))).toMatch(/no ids/);
    const many = { ids: Array(200_001).fill({ id: 'a', row: 1 }), empty: 0, repeated: 0 };
    expect(refusalOf({ ...many, tooLong: [] })).toMatch(/at most 200,000/);
  });

  it('goes out as it came in', () => {
    const ids = ['plain', 'with, comma', '=1+1', '"quoted"'];
    const found = idsOf(readSheet(listCsv('visitor', ids)), 0, true);
    expect(found.ids.map(({ id }) => id)).toEqual(ids);
  });
});

describe('segments', () => {
  it('are listed in words, with sizes and what uses them', async () => {
    const screen = openConsole('#/segments');
    await screen.says('2 others');
    await screen.waitFor(() => {
      const rows = screen.rows().map(([name, people, used]) => [name, people, used]);
      expect(rows[2]).toEqual(['StudiosAccount’s plan is Studio', '440', '2 others']);
    });
    expect(screen.text()).toContain('or gave Quarterly NPS 6 or less');
  });

  it('say how to begin where there are none, and what went wrong where they cannot be had', async () => {
    const none = openConsole('#/segments', { handlers: { list_segments: () => [] } });
    await none.says('Name the people you speak to');
    none.root.remove();
    const down = () => fail<never>('22023', 'workspace: must be one of yours');
    const broken = openConsole('#/segments', { handlers: { list_segments: down } });
    await broken.says('The segments could not be loaded');
    await broken.says('must be one of yours');
  });

  it('keep their end from whoever only reads', async () => {
    const screen = openConsole(`#/segments/${studios}`, { role: 'viewer' });
    await screen.says('Accounts on the plan that pays for us.');
    expect(screen.all('button, a').map(({ textContent }) => textContent)).not.toContain('Delete');
    expect(screen.text()).not.toContain('Go back to version');
    screen.root.remove();
    const list = openConsole(`#/segments/${listed}`, { role: 'viewer' });
    await list.says('Editors see and change them.');
    expect(list.calls('list_segment_ids')).toEqual([]);
  });

  it('are refused their end while they are used, with the list of who uses them', async () => {
    const screen = openConsole(`#/segments/${studios}`);
    await screen.says('Go back to version 1');
    screen.press('Delete');
    await screen.says('Studios is in use');
    const users = screen.all('dialog .rows a').map(({ textContent }) => textContent);
    expect(users).toEqual(['Exports are here', 'Quiet studios']);
    expect(screen.calls('archive_segment')).toEqual([]);
  });

  it('go back to an older version as a new one, and back again', async () => {
    const screen = openConsole(`#/segments/${studios}`);
    await screen.says('Go back to version 1');
    screen.press('Go back to version 1');
    await screen.says('Studios is as in version 1 again.');
    screen.press('Undo');
    await screen.waitFor(() => expect(screen.calls('save_segment')).toHaveLength(2));
    expect(screen.calls('save_segment').at(-1)).toMatchObject({
      segment: { holds: { condition: { 'account.plan': { $in: ['Studio'] } } } },
    });
  });

  it('are edited as the tree that they are, and not offered to themselves', async () => {
    const screen = openConsole(`#/segments/${quiet}/edit`);
    await screen.says('Any of this holds');
    const options = screen.all('select[aria-label="Segment"] option');
    expect(options.map(({ textContent }) => textContent)).not.toContain('Quiet studios');
    screen.type('How the rules are joined', 'none');
    // Counted anew, so the form has it.
    await screen.waitFor(() =>
      expect(screen.calls('audience_size').at(-1)).toMatchObject({
        condition: { $nor: expect.anything() },
      }),
    );
    screen.submit();
    await screen.says('Quiet studios is saved.');
    const [{ segment }] = screen.calls('save_segment') as [{ segment: { holds: object } }];
    expect(Object.keys(Object(segment.holds).condition)).toEqual(['$nor']);
  });
});
