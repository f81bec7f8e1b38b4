/** What will leave this computer: the very picture and the very texts, made by what makes them on saving. */
import { Dialog } from '../../../ui/Dialog.tsx';
import { scrubFields } from '../../capture/store.ts';
import { Picture } from './Picture.tsx';
import type { CaptureItem } from './use-captures.ts';

export function Leaving({ item, onClose }: { item: CaptureItem; onClose: () => void }) {
  const fields = scrubFields(item.fields);
  const { page, element, context } = fields;
  const rows: [string, string | null | undefined][] = [
    ['Words', fields.words],
    ['Speaker', fields.speaker],
    ['Page', page?.title],
    ['Address', page?.url],
    ['Element', element?.descriptor.name ?? element?.descriptor.tag],
    [
      'Machine',
      context && `${context.browser}, ${context.os}, ${context.language}, ${context.zone}`,
    ],
    ['Said by the page', context?.page && JSON.stringify(context.page)],
  ];
  return (
    <Dialog open title="What will leave this computer" onClose={onClose}>
      <p class="soft">
        Nothing else of the page leaves, and the original picture is deleted on saving.
      </p>
      {item.pictures.map((picture) => (
        <Picture key={picture.id} picture={picture} alt={picture.alt} />
      ))}
      <dl class="leaving">
        {rows.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </Dialog>
  );
}
