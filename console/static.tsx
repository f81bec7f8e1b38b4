// The console as a static site. `config.json` beside it says which Supabase project it belongs to, so that
// one build serves any team on any host.
import { render } from 'preact';
import * as z from 'zod/mini';
import { ErrorState } from '../ui/ErrorState.tsx';
import { mountConsole } from './main.tsx';

/** Two values, both public. Anything else in the file is for other readers. */
const config = z.object({
  url: z.url(),
  publishableKey: z.string().check(z.minLength(1)),
  widgetUrl: z.optional(z.string()),
});

const root = document.querySelector<HTMLElement>('#console');
if (root) await start(root);

/** Without a readable file there is nothing to fall back to: it says what to put where. */
async function start(root: HTMLElement) {
  const reply = await fetch('./config.json', { cache: 'no-cache' }).catch(() => undefined);
  const parsed = config.safeParse(await reply?.json().catch(() => undefined));
  if (parsed.success) {
    const page = new AbortController();
    mountConsole(root, parsed.data, page.signal);
    return;
  }
  const field = parsed.error.issues[0]?.path.join('.');
  render(
    <main class="unconfigured">
      <ErrorState title="The console does not know its server">
        {field
          ? `config.json: ${field} is missing or wrong. `
          : 'There is no readable config.json beside this page. '}
        Put a file config.json next to index.html with {'{ "url", "publishableKey" }'}: the address
        of your Supabase project and its publishable key (Supabase shows both under Project
        settings, API keys).
      </ErrorState>
    </main>,
    root,
  );
}
