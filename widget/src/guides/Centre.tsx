/** The resource centre: what helps on this page, searchable, with what is new marked. */
import { useState } from 'preact/hooks';
import { plain } from '../../../core/content/variables.ts';
import type { Resource } from '../../../core/model/guide.ts';
import type { GuideStage } from '../live/types.ts';
import { Content } from '../ui/Content.tsx';
import type { Words } from '../ui/words.ts';
import { Launcher } from './Launcher.tsx';

type Props = {
  stage: GuideStage;
  words: Words;
  read: readonly string[];
  onRead(key: string): void;
};

const textOf = ({ title, about }: Resource) =>
  `${plain(title.text)} ${about ? plain(about.text) : ''}`.toLowerCase();

const isUnread = ({ kind, key }: Resource, read: readonly string[]) =>
  kind === 'announcement' && !read.includes(key);

function Row({
  resource,
  isNew,
  onOpen,
  words,
}: {
  resource: Resource;
  isNew: boolean;
  onOpen(): void;
  words: Words;
}) {
  return (
    <li>
      <button type="button" class="row" onClick={onOpen}>
        <span class="grow">
          {plain(resource.title.text)}
          {isNew && <span class="sr"> ({words.unread})</span>}
          {resource.about && <p class="soft">{plain(resource.about.text)}</p>}
        </span>
        {isNew && <span class="dot" aria-hidden="true" />}
      </button>
    </li>
  );
}

export function Centre({ stage, words, read, onRead }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const { resources, steps, launcher } = stage.item.guide;
  const title = String(stage.titleOf(stage.item.id) ?? '');
  const label = launcher ? plain(launcher.label.text) : title;
  const here = resources.filter(({ where }) => stage.isHere(where));
  const listed = here.filter((resource) => textOf(resource).includes(query.trim().toLowerCase()));
  const unread = here.filter((resource) => isUnread(resource, read)).length;
  const open = ({ key, item, href }: Resource) => {
    stage.say('click', { s: key, b: key });
    onRead(key);
    if (item) {
      setOpen(false);
      stage.launch(item);
    } else if (href) {
      const isOther = /^https?:/i.test(href);
      if (isOther) stage.view.open(href, '_blank', 'noopener');
      else stage.view.location.assign(href);
    }
  };
  return (
    <Launcher
      {...{ label, words, isOpen }}
      badge={unread > 0 ? String(unread) : ''}
      about={words.unread}
      place={launcher?.place ?? 'end'}
      onToggle={setOpen}
    >
      <div class="body">
        {steps[0] ? <Content content={steps[0].content} words={words} /> : <h2>{title}</h2>}
        <input
          class="find"
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        <ul class="rows">
          {listed.map((resource) => (
            <Row
              key={resource.key}
              {...{ resource, words }}
              isNew={isUnread(resource, read)}
              onOpen={() => open(resource)}
            />
          ))}
        </ul>
        {listed.length === 0 && (
          <p class="soft" role="status">
            {words.nothing}
          </p>
        )}
      </div>
    </Launcher>
  );
}
