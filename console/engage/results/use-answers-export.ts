import { useState } from 'preact/hooks';
import type { Item } from '../../../core/model/engagement.ts';
import type { Response, ResponseQuery } from '../../../core/model/results.ts';
import { useToast } from '../../../ui/Toast.tsx';
import { download } from '../../app/download.ts';
import { plural } from '../../app/format.ts';
import { useServices } from '../../app/services.ts';
import { answersCsv } from './answers-csv.ts';

const page = 500;

/** All answers that the filters leave, page by page: a file with holes would be worse than none. */
export function useAnswersExport(item: Item) {
  const { api } = useServices();
  const toast = useToast();
  const [busy, setBusy] = useState(false);

  async function read(query: ResponseQuery): Promise<Response[] | string> {
    const rows: Response[] = [];
    for (let before: string | null = null; ; ) {
      const reply = await api.list_responses({ item: item.id, query, before, limit: page });
      if (!reply.ok) return reply.error.message;
      rows.push(...reply.data);
      before = reply.data.at(-1)?.answeredAt ?? null;
      if (reply.data.length < page) return rows;
    }
  }

  async function run(query: ResponseQuery): Promise<void> {
    setBusy(true);
    const rows = await read(query);
    setBusy(false);
    if (typeof rows === 'string') return toast({ text: rows, tone: 'wrong' });
    const questions = item.definition.is === 'survey' ? item.definition.survey.questions : [];
    const name = item.name.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase();
    download(`answers-${name}.csv`, answersCsv(rows, questions), 'text/csv');
    toast({ text: `${plural(rows.length, 'answer')} exported.` });
  }

  return { busy, run };
}
