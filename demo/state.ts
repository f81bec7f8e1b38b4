/** Plotline's little store: a route, a signed-in person, a toast. Signals keep the screens in step. */
import { computed, signal } from '@preact/signals';
import { people } from './data.ts';

export const route = signal(location.pathname);
export const toast = signal('');
/** Bumped when projects change, since they are plain objects. */
export const revision = signal(0);

const remembered = sessionStorage.getItem('plotline-user');
export const userId = signal<string | null>(remembered);
export const user = computed(() => people.find((person) => person.id === userId.value) ?? null);

export function go(path: string): void {
  history.pushState(null, '', path + location.search);
  route.value = location.pathname;
}

export function followHistory(): void {
  addEventListener('popstate', () => {
    route.value = location.pathname;
  });
}

export function say(message: string): void {
  toast.value = message;
  setTimeout(() => {
    if (toast.value === message) toast.value = '';
  }, 2_500);
}

export function changed(): void {
  revision.value += 1;
}
