import type { ComponentChildren } from 'preact';
import { Logo } from '../../ui/Logo.tsx';
import { Trail } from './Trail.tsx';

type Props = {
  title: string;
  lead?: ComponentChildren;
  children: ComponentChildren;
  /** Beside the logo, e.g. "Sign out". */
  aside?: ComponentChildren;
  wide?: boolean;
};

/** The frame of everything before the workspace: form on paper, the hill beside it. */
export function EntryFrame({ title, lead, children, aside, wide }: Props) {
  return (
    <div class="entry">
      <main class={wide ? 'entry-form entry-wide' : 'entry-form'}>
        <header>
          <Logo size={28} wordmark />
          {aside}
        </header>
        <div class="entry-body">
          <h1>{title}</h1>
          {lead && <p class="lead">{lead}</p>}
          {children}
        </div>
      </main>
      <div class="entry-picture">
        <Trail />
        <p aria-hidden="true">See what your users do. Mark the way.</p>
      </div>
    </div>
  );
}
