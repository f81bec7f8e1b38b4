/** Whom a draft is previewed as: nobody in particular, a person, or somebody of a segment. */
import { useEffect, useState } from 'preact/hooks';
import { traitsNamed } from '../../../core/engage/preview-as.ts';
import type { ItemDraft } from '../../../core/model/engagement.ts';
import type { PreviewAs } from '../../../core/model/forecast.ts';
import type { Api } from '../../../core/model/rpc.ts';

export type PersonApi = Pick<Api, 'find_visitors' | 'audience_size' | 'preview_as'>;

export type Somebody = { readonly visitor: number; readonly name: string };

type Options = { api: PersonApi; workspace: string; app: number; draft: ItemDraft };

const nameOf = (name: string | null, visitor: number) => name ?? `Visitor ${visitor}`;

export function usePreviewAs({ api, workspace, app, draft }: Options) {
  const [found, setFound] = useState<readonly Somebody[]>();
  const [chosen, setChosen] = useState<Somebody>();
  const [data, setData] = useState<PreviewAs>();
  const [wrong, setWrong] = useState<string>();
  const { audience } = draft.definition;
  const names = traitsNamed(draft.definition);

  const search = async (query: string) => {
    setWrong(undefined);
    const reply = await api.find_visitors({ workspace, query, limit: 8 });
    if (!reply.ok) return setWrong(reply.error.message);
    setFound(
      reply.data.map(({ visitor, name, knownId }) => ({
        visitor,
        name: nameOf(name ?? knownId, visitor),
      })),
    );
  };

  const ofSegment = async (segment: string) => {
    setWrong(undefined);
    const reply = await api.audience_size({ workspace, condition: { $segment: segment } });
    if (!reply.ok) return setWrong(reply.error.message);
    setFound(
      reply.data.sample.map(({ visitor, name }) => ({ visitor, name: nameOf(name, visitor) })),
    );
    const [first] = reply.data.sample;
    if (first) setChosen({ visitor: first.visitor, name: nameOf(first.name, first.visitor) });
  };

  const visitor = chosen?.visitor;
  const asked = JSON.stringify([visitor, audience, names]);
  useEffect(() => {
    if (visitor === undefined) return setData(undefined);
    let isCurrent = true;
    const ask = async () => {
      const reply = await api.preview_as({ app, visitor, condition: audience, names });
      if (!isCurrent) return;
      if (reply.ok) setData(reply.data);
      else setWrong(reply.error.message);
    };
    void ask();
    return () => {
      isCurrent = false;
    };
    // `asked` stands for all of it.
  }, [asked]);

  return {
    ...{ found, chosen, data, wrong },
    search: (query: string) => void search(query),
    ofSegment: (segment: string) => void ofSegment(segment),
    choose: setChosen,
    clear() {
      setFound(undefined);
      setChosen(undefined);
      setWrong(undefined);
    },
  };
}
export type PreviewPerson = ReturnType<typeof usePreviewAs>;
