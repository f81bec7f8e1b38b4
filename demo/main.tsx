/** Entry of the demo product: choose the release, sign the last person in again, render. */
import { render } from 'preact';
import { App } from './app.tsx';
import { releaseOf, setRelease } from './release.ts';
import { followHistory, user } from './state.ts';
import { signedIn } from './waymark.ts';
import './style.css';

setRelease(releaseOf(location.search));
document.documentElement.dataset.release = releaseOf(location.search);
followHistory();
if (user.value) signedIn(user.value);
const root = document.getElementById('app');
if (root) render(<App />, root);
