import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useCurrent } from '../app/current.ts';
import { useServices } from '../app/services.ts';
import { Bar } from './Bar.tsx';
import { HelpDialog } from './HelpDialog.tsx';
import { BottomNav, Rail } from './Nav.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';
import { Palette } from './Palette.tsx';
import { pageTitles, screenOf } from './pages.tsx';
import { listenForShortcuts } from './shortcuts.ts';

/** The frame around every screen inside a workspace. */
export function Shell() {
  const { router } = useServices();
  const { workspace } = useCurrent();
  const [palette, setPalette] = useState(false);
  const [help, setHelp] = useState(false);
  const main = useRef<HTMLElement>(null);
  const route = router.route.value;
  const place = `${route.page}/${Object.values(route.params).join('/')}`;

  // Before the next frame: a key that follows at once must not be lost.
  useLayoutEffect(() => {
    const life = new AbortController();
    listenForShortcuts(window, life.signal, {
      palette: () => setPalette(true),
      help: () => setHelp(true),
      search: () => document.querySelector<HTMLElement>('[data-search]')?.focus(),
      go: router.go,
    });
    return () => life.abort();
  }, [router]);

  useEffect(() => {
    document.title = `${pageTitles[route.page]} · ${workspace.name} · Waymark`;
  }, [route.page, workspace.name]);

  const first = useRef(true);
  useEffect(() => {
    // Readers start at the new screen's top; on the first load the browser has done so itself.
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
    window.scrollTo(0, 0);
  }, [place]);

  return (
    <div class="shell">
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        Skip to content
      </button>
      <Rail onHelp={() => setHelp(true)} />
      <div class="stage">
        <Bar onPalette={() => setPalette(true)} onHelp={() => setHelp(true)} />
        <OfflineBanner />
        <main ref={main} id="main" tabIndex={-1} key={workspace.id}>
          {screenOf(route)}
        </main>
      </div>
      <BottomNav />
      {palette && <Palette onClose={() => setPalette(false)} onHelp={() => setHelp(true)} />}
      <HelpDialog open={help} onClose={() => setHelp(false)} />
    </div>
  );
}
