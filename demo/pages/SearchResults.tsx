import { projects } from '../data.ts';
import { Link } from '../parts.tsx';
import { cx } from '../release.ts';

export function SearchResults({ words }: { words: string }) {
  const wanted = words === 'all' ? '' : words.toLowerCase();
  const found = projects.filter((project) => project.name.toLowerCase().includes(wanted));
  return (
    <>
      <h1>Results</h1>
      {found.length === 0 && <p>Nothing is called that. Try a shorter word.</p>}
      <ul class={cx('card')}>
        {found.map((project) => (
          <li key={project.id}>
            <Link href={`/projects/${project.id}`}>{project.name}</Link>{' '}
            <small>{project.client}</small>
          </li>
        ))}
      </ul>
    </>
  );
}
