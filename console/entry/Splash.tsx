import { Logo } from '../../ui/Logo.tsx';

/** The moment in which a kept session is read. */
export function Splash() {
  return (
    <div class="splash" role="status" aria-label="Loading Waymark">
      <Logo size={40} />
    </div>
  );
}
