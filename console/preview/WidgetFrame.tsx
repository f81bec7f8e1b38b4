/** A small page of light or dark, with a guide or survey on it as the widget draws it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Definition } from '../../core/model/engagement.ts';
import type { Theme } from '../../core/model/theme.ts';

type Props = {
  definition: Definition;
  theme: Theme;
  scheme: 'light' | 'dark';
  label: string;
};

/** A page that is there for no product in particular. */
const papers = { light: ['#f4f5f7', '#dfe2e7'], dark: ['#15181c', '#2a2f36'] } as const;

/** Lines where a page has text: what lies over it is told from it. */
function dress(page: Document, scheme: Props['scheme']): void {
  const [paper, line] = papers[scheme];
  page.documentElement.lang = 'en';
  page.documentElement.style.colorScheme = scheme;
  const { style } = page.body;
  style.margin = '0';
  style.minHeight = '100vh';
  style.background = `repeating-linear-gradient(${paper} 0 22px, ${line} 22px 30px) 24px 24px / 62% auto no-repeat ${paper}`;
}

export function WidgetFrame({ definition, theme, scheme, label }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  // Closed by hand, it comes back: this is a look, not a display.
  const [round, setRound] = useState(0);
  const [problem, setProblem] = useState<string>();
  const content = JSON.stringify([definition, theme]);
  useEffect(() => {
    const life = new AbortController();
    const view = frame.current?.contentWindow;
    if (!view) return;
    const draw = async () => {
      const { show } = await import('./show.ts');
      if (life.signal.aborted) return;
      dress(view.document, scheme);
      show({
        ...{ definition, signal: life.signal },
        // safe: a frame's window has the same globals as any other
        view: view as Window & typeof globalThis,
        theme: {
          ...theme,
          scheme: theme.scheme && theme.scheme !== 'auto' ? theme.scheme : scheme,
        },
        onEnd: () => setRound((n) => n + 1),
      });
    };
    draw().catch(() =>
      setProblem('The preview could not be loaded. Reload the page to try again.'),
    );
    return () => life.abort();
  }, [content, scheme, round]);
  return (
    <figure class="widget-frame">
      <figcaption>{label}</figcaption>
      <iframe ref={frame} title={`Preview, ${label.toLowerCase()}`} />
      {problem && <p class="quiet">{problem}</p>}
    </figure>
  );
}
