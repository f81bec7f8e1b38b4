/** What releases do to markup without meaning to change anything, in kinds; each undoes itself by a reload. */
const controls = 'button,a,input,select,textarea';

/** Another language that nobody has to know: every letter becomes another one, capitals stay capitals. */
function translated(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const base = letter < 'a' ? 65 : 97;
    return String.fromCharCode(base + ((letter.charCodeAt(0) - base + 13) % 26));
  });
}

function* texts(root: Node): Generator<Text> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // safe: the walker shows texts only
    if (!/^(script|style)$/i.test(node.parentNode?.nodeName ?? '')) yield node as Text;
  }
}

/** Every attribute by which one element names another. */
const references = ['for', 'aria-labelledby', 'aria-controls', 'aria-describedby', 'list', 'form'];

function replaceIds(idFor: (id: string, i: number) => string | undefined): void {
  const renamed = new Map<string, string | undefined>();
  [...document.querySelectorAll('[id]')].forEach((element, i) => {
    const id = idFor(element.id, i);
    renamed.set(element.id, id);
    if (id) element.id = id;
    else element.removeAttribute('id');
  });
  for (const name of references) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      const ids = element.getAttribute(name)?.split(/\s+/) ?? [];
      element.setAttribute(name, ids.map((id) => renamed.get(id) ?? id).join(' '));
    }
  }
}

/** The whole page at once. */
export const mutations = {
  nothing() {
    // The page as it is: each element among its neighbours.
  },
  rerender() {
    // As a framework does: the same markup, other nodes.
    document.body.replaceChildren(...document.body.cloneNode(true).childNodes);
  },
  renameClasses() {
    // But the icons': their names belong to somebody else's font, not to the release.
    for (const element of document.querySelectorAll('[class]:not(i)')) {
      const renamed = [...element.classList].map((name) => `new-${name}`).join(' ');
      element.setAttribute('class', renamed);
    }
  },
  wrapEach() {
    for (const element of document.querySelectorAll(controls)) {
      const wrapper = document.createElement('div');
      wrapper.className = 'slot';
      element.replaceWith(wrapper);
      wrapper.append(element);
    }
  },
  reorder() {
    // Lists, rows and groups of controls, back to front.
    const parents = new Set<Element>();
    for (const element of document.querySelectorAll(`li,tr,${controls}`)) {
      if (element.parentElement) parents.add(element.parentElement);
    }
    for (const parent of parents) {
      const movable = [...parent.children].filter((child) => child.matches(`li,tr,${controls}`));
      const slots = movable.map((child) => child.nextSibling);
      const turned = movable.toReversed();
      for (const child of movable) child.remove();
      slots.forEach((slot, i) => {
        const child = turned[i];
        if (child) parent.insertBefore(child, slot?.parentNode === parent ? slot : null);
      });
    }
  },
  translate() {
    for (const text of texts(document.body)) text.data = translated(text.data);
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        element.setAttribute(name, translated(element.getAttribute(name) ?? ''));
      }
    }
  },
  removeIds: () => replaceIds(() => undefined),
  regenerateIds: () => replaceIds((_id, i) => `:r${i.toString(36)}:`),
  addBanner() {
    const banner = document.createElement('div');
    banner.textContent = 'We have a new version.';
    document.body.prepend(banner);
  },
  moveIntoContainer() {
    const section = document.createElement('section');
    section.append(...document.body.childNodes);
    document.body.append(section);
  },
};
export type Mutation = keyof typeof mutations;

/** One element at a time, put back by what is returned. */
export const displacements = {
  /** To the end of the page, under another heading and in another region, as a redesign moves a button. */
  moveElsewhere(element: Element) {
    const place = document.createComment('');
    element.replaceWith(place);
    const section = document.createElement('aside');
    section.innerHTML = '<h2>More</h2><div class="stack"></div>';
    section.lastElementChild?.append(element);
    document.body.append(section);
    return () => {
      place.replaceWith(element);
      section.remove();
    };
  },
  /** Gone: nothing may be taken for it. */
  takeAway(element: Element) {
    const place = document.createComment('');
    element.replaceWith(place);
    return () => place.replaceWith(element);
  },
};
export type Displacement = keyof typeof displacements;

/** What a description must not notice at all. */
export const rewritings = {
  attributeOrder() {
    for (const element of document.querySelectorAll('body *')) {
      const all = [...element.attributes].toReversed();
      for (const { name } of all) element.removeAttribute(name);
      for (const { name, value } of all) element.setAttribute(name, value);
    }
  },
  classOrder() {
    for (const element of document.querySelectorAll('body [class]')) {
      element.setAttribute('class', [...element.classList].toReversed().join(' \n'));
    }
  },
  whiteSpace() {
    // Only where there is some: between two words of one sentence it would be a change.
    for (const text of [...texts(document.body)]) {
      if (text.data.trim()) continue;
      text.data = '\n\t\t   \n';
      text.after(document.createComment(' formatted '));
    }
  },
  rendering: () => mutations.rerender(),
};
export type Rewriting = keyof typeof rewritings;
