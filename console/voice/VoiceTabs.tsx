import { useEffect, useRef } from 'preact/hooks';
import { useToTell } from './became/use-became.ts';

/** The places of the customer's voice, as links: each has its own address. */
const places = [
  { id: 'inbox', label: 'Inbox', href: '#/voice' },
  { id: 'requests', label: 'Requests', href: '#/voice/requests' },
  { id: 'roadmap', label: 'Roadmap', href: '#/voice/roadmap' },
  { id: 'accounts', label: 'Accounts', href: '#/voice/accounts' },
  { id: 'calls', label: 'Calls', href: '#/voice/calls' },
  { id: 'became', label: 'What became of it', href: '#/voice/became' },
  { id: 'exchange', label: 'Import & export', href: '#/voice/import' },
] as const;

export type VoicePlace = (typeof places)[number]['id'];

export function VoiceTabs({ current }: { current: VoicePlace }) {
  const toTell = useToTell();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a narrow screen the places are a strip that scrolls, and the chosen one may be outside.
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <nav ref={nav} class="voice-tabs" aria-label="Customer voice">
      {places.map(({ id, label, href }) => (
        <a key={id} href={href} aria-current={id === current ? 'page' : undefined}>
          {label}{' '}
          {id === 'became' && toTell !== null && toTell > 0 && (
            <span class="wm-count">
              {toTell}
              <span class="wm-hidden"> shipped, with people to tell</span>
            </span>
          )}
        </a>
      ))}
    </nav>
  );
}
