/** Plotline's frame: sign-in, navigation, header with search, and the page of the route. */
import { useState } from 'preact/hooks';
import { people, projects } from './data.ts';
import { Editor } from './pages/Editor.tsx';
import { ProjectDetail } from './pages/ProjectDetail.tsx';
import { ProjectList } from './pages/ProjectList.tsx';
import { Reports } from './pages/Reports.tsx';
import { SearchResults } from './pages/SearchResults.tsx';
import { Settings } from './pages/Settings.tsx';
import { Button, Link } from './parts.tsx';
import { cx } from './release.ts';
import { go, route, toast, user, userId } from './state.ts';
import { signedIn, signedOut } from './waymark.ts';

function SignIn() {
  const enter = (person: (typeof people)[number]) => {
    sessionStorage.setItem('plotline-user', person.id);
    userId.value = person.id;
    signedIn(person);
  };
  return (
    <main class="sign-in">
      <h1>Plotline</h1>
      <p>Projects for studios. Who are you today?</p>
      {people.map((person) => (
        <Button key={person.id} kind="primary" onClick={() => enter(person)}>
          {person.name}, {person.accountName}
        </Button>
      ))}
    </main>
  );
}

function Navigation() {
  return (
    <nav class={cx('nav')} aria-label="Main">
      <Link href="/projects" class="brand">
        Plotline
      </Link>
      <Link href="/projects" class={cx('link')}>
        Projects
      </Link>
      <Link href="/reports" class={cx('link')}>
        Reports
      </Link>
      <Link href="/settings/profile" class={cx('link')}>
        Settings
      </Link>
    </nav>
  );
}

function Header() {
  const [words, setWords] = useState('');
  const search = (event: Event) => {
    event.preventDefault();
    go(`/search/${encodeURIComponent(words || 'all')}`);
  };
  const leave = () => {
    sessionStorage.removeItem('plotline-user');
    userId.value = null;
    signedOut();
  };
  return (
    <header class="top">
      {/* biome-ignore lint/a11y/useSemanticElements: <search> is too young for this product's browsers */}
      <form role="search" aria-label="Search projects" onSubmit={search}>
        <input
          type="search"
          name="q"
          class={cx('input')}
          placeholder="Search projects and tasks"
          aria-label="Search"
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </form>
      <span class="who">{user.value?.name}</span>
      <Button onClick={leave}>Sign out</Button>
    </header>
  );
}

function Page() {
  const [, section, id, sub] = route.value.split('/');
  if (section === 'reports') return <Reports />;
  if (section === 'settings') return <Settings tab={id ?? 'profile'} />;
  if (section === 'search') return <SearchResults words={decodeURIComponent(id ?? '')} />;
  const project = projects.find((candidate) => candidate.id === Number(id));
  if (section === 'projects' && project && sub === 'tasks') {
    return <Editor project={project} taskId={Number(route.value.split('/')[4])} />;
  }
  if (section === 'projects' && project)
    return <ProjectDetail project={project} view={sub ?? 'list'} />;
  return <ProjectList />;
}

export function App() {
  if (!user.value) return <SignIn />;
  return (
    <div class="frame">
      <Navigation />
      <div class="body">
        <Header />
        <main>
          <Page />
        </main>
      </div>
      <div class="toast" role="status">
        {toast.value}
      </div>
    </div>
  );
}
