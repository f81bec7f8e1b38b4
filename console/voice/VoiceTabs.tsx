/** The places of the customer's voice, as links: each has its own address. */
const places = [
  { id: 'inbox', label: 'Inbox', href: '#/voice' },
  { id: 'requests', label: 'Requests', href: '#/voice/requests' },
  { id: 'roadmap', label: 'Roadmap', href: '#/voice/roadmap' },
  { id: 'accounts', label: 'Accounts', href: '#/voice/accounts' },
  { id: 'calls', label: 'Calls', href: '#/voice/calls' },
] as const;

export type VoicePlace = (typeof places)[number]['id'];

export function VoiceTabs({ current }: { current: VoicePlace }) {
  return (
    <nav class="voice-tabs" aria-label="Customer voice">
      {places.map(({ id, label, href }) => (
        <a key={id} href={href} aria-current={id === current ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
