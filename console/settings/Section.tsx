import type { ComponentChildren } from 'preact';

type Props = {
  title: string;
  lead?: ComponentChildren;
  actions?: ComponentChildren;
  children: ComponentChildren;
  /** Without padding: a table brings its own. */
  flush?: boolean;
};

/** One sheet of settings. */
export function Section({ title, lead, actions, children, flush }: Props) {
  return (
    <section class="sheet setting" aria-label={title}>
      <header class="section-head">
        <div>
          <h2>{title}</h2>
          {lead && <p class="quiet">{lead}</p>}
        </div>
        {actions && <div class="wm-actions">{actions}</div>}
      </header>
      <div class={flush ? 'setting-flush' : 'setting-body'}>{children}</div>
    </section>
  );
}
