import { useState } from 'preact/hooks';
import { projects } from '../data.ts';
import { Button } from '../parts.tsx';
import { cx, isRedesigned } from '../release.ts';
import { say } from '../state.ts';
import { track } from '../waymark.ts';

export function Reports() {
  const [period, setPeriod] = useState('month');
  const exportAs = (format: string) => {
    track('report exported', { format });
    say(`Your ${format} is ready`);
  };
  return (
    <>
      <div class={cx('toolbar')}>
        <h1>{isRedesigned() ? 'Figures and reports' : 'Reports'}</h1>
        <select
          class={cx('input')}
          name="period"
          aria-label="Period"
          value={period}
          onChange={(event) => setPeriod(event.currentTarget.value)}
        >
          <option value="month">This month</option>
          <option value="quarter">This quarter</option>
          <option value="year">This year</option>
        </select>
        <Button onClick={() => exportAs('CSV')}>Export CSV</Button>
        <Button kind="primary" onClick={() => exportAs('PDF')}>
          Export PDF
        </Button>
      </div>
      <section class={cx('card')} aria-label="Budget">
        <h2>Budget used</h2>
        {projects.map((project) => (
          <div key={project.id} class="meter">
            <span>{project.name}</span>
            <meter max={project.budget} value={project.spent} aria-label={project.name} />
          </div>
        ))}
      </section>
    </>
  );
}
