/** Where capturing begins in the panel, and what to do where the browser does not let it. */
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import type { How } from '../../capture/protocol.ts';
import { useSetting } from '../hooks.ts';
import { useServices } from '../services.ts';

export function CaptureBar() {
  const { page, send, captureShortcut } = useServices();
  const tab = page.tab.value;
  const take = (how: How) => {
    if (tab !== undefined) void send('capture.start', { tab, how });
  };
  return (
    <>
      <div class="capture-bar pad">
        <Button variant="primary" icon="camera" onClick={() => take('visible')}>
          Capture {captureShortcut && <Kbd keys={captureShortcut.replaceAll('+', ' ')} />}
        </Button>
        <Menu
          label="Capture something else"
          align="end"
          items={[
            { id: 'area', label: 'An area', detail: 'Drag over it', onSelect: () => take('area') },
            {
              id: 'element',
              label: 'An element',
              detail: 'Point at it',
              onSelect: () => take('element'),
            },
            {
              id: 'page',
              label: 'The whole page',
              detail: 'Scrolls through it; Esc stops',
              onSelect: () => take('page'),
            },
            { id: 'paste', heading: 'Or paste or drop a picture here' },
          ]}
          trigger={(props) => (
            <IconButton icon="chevronDown" label="Capture something else" {...props} />
          )}
        />
      </div>
      <CaptureProblem />
    </>
  );
}

/** What went wrong yesterday is no news. */
const staleMs = 10 * 60_000;

/** The browser's own words say what it wants and not what to do; this does. */
function CaptureProblem() {
  const captured = useSetting('captured');
  const { captureShortcut, now } = useServices();
  const problem = captured?.problem;
  if (!problem || now() - captured.at > staleMs) return null;
  const isGrant = problem.code === 'no-grant' || problem.code === 'no-access';
  return (
    <div class="warning pad" role="alert">
      <Icon name="shield" />
      {isGrant ? (
        <div>
          <p>
            <b>
              Press{' '}
              {captureShortcut ? (
                <Kbd keys={captureShortcut.replaceAll('+', ' ')} />
              ) : (
                'the Waymark button'
              )}{' '}
              on the page.
            </b>
          </p>
          <p class="soft">
            The browser gives the picture of a page only after a press on that page: the key, the
            toolbar button, or “Capture feedback” in the page’s own menu. A press in this panel is
            not one. It then holds until you leave the site.
          </p>
        </div>
      ) : (
        <p>{problem.message}</p>
      )}
    </div>
  );
}
