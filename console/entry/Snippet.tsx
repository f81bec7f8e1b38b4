import type { App } from '../../core/model/workspace.ts';
import { CopyField } from '../../ui/CopyField.tsx';
import { useServices } from '../app/services.ts';
import { createSnippet, identifySnippet, unknownWidgetUrl } from './snippet.ts';

/** Ready to paste, with this app's values in it: a placeholder is the commonest cause of silence. */
export function Snippet({ app }: { app: App }) {
  const { backend, widgetUrl } = useServices();
  const { url, publishableKey: key } = backend;
  return (
    <div class="snippet">
      <CopyField
        block
        label="Install snippet"
        text={createSnippet({ widgetUrl, url, key, app: app.key })}
      />
      {!widgetUrl && (
        <p class="wm-note">
          Replace {unknownWidgetUrl} by the address where you host the files of dist/widget, or set
          widgetUrl in config.json and it stands here.
        </p>
      )}
      <details>
        <summary>Say who is signed in</summary>
        <p>
          After sign-in, so that you count people and accounts instead of browsers. What they did
          before is theirs from then on.
        </p>
        <CopyField block label="Identify snippet" text={identifySnippet} />
      </details>
    </div>
  );
}
