/** How long each language takes to read, and how much of it is translated: one line a language. */

import { languageName } from '../../../core/engage/checks/check.ts';
import { translatedOf } from '../../../core/engage/checks/languages.ts';
import { readingOf } from '../../../core/engage/checks/reading.ts';
import type { Definition } from '../../../core/model/engagement.ts';

const timeOf = (seconds: number) =>
  seconds < 60 ? `${seconds} s` : `${(seconds / 60).toFixed(1)} min`;

export function ReadingTimes({ definition }: { definition: Definition }) {
  const translated = new Map(translatedOf(definition).map((one) => [one.language, one]));
  return (
    <dl class="reading">
      {readingOf(definition).map(({ language, words, seconds }) => {
        const { total, missing } = translated.get(language) ?? { total: 0, missing: [] };
        return (
          <div key={language}>
            <dt>{languageName(language)}</dt>
            <dd>
              {words === 1 ? '1 word' : `${words} words`}, {timeOf(seconds)} to read
              {total > 0 && ` · ${total - missing.length} of ${total} texts translated`}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
