import { render } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Button } from '../../ui/Button.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { CopyField } from '../../ui/CopyField.tsx';
import { Field } from '../../ui/Field.tsx';
import { HealthBadge } from '../../ui/HealthBadge.tsx';
import { Input } from '../../ui/Input.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Meter } from '../../ui/Meter.tsx';
import { Table } from '../../ui/Table.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { ToastProvider, useToast } from '../../ui/Toast.tsx';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const get = <E extends HTMLElement>(selector: string): E => {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`No ${selector} in ${root.innerHTML}`);
  return found;
};
const key = (target: Element, name: string) =>
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }),
  );
const settle = <T,>(look: () => T) => vi.waitFor(look);

describe('Button', () => {
  it('does nothing a second time while it works', () => {
    const press = vi.fn();
    render(
      <Button busy onClick={press}>
        Save
      </Button>,
      root,
    );
    get('button').click();
    expect(press).not.toHaveBeenCalled();
    expect(get('button').getAttribute('aria-busy')).toBe('true');
  });
});

describe('Field', () => {
  it('names and describes its control, and its error takes the place of the hint', () => {
    const draw = (error?: string) =>
      render(
        <Field label="Name" hint="What users call it." error={error}>
          {(wiring) => <Input {...wiring} />}
        </Field>,
        root,
      );
    draw();
    const input = get<HTMLInputElement>('input');
    expect(get('label').getAttribute('for')).toBe(input.id);
    expect(get(`[id="${input.getAttribute('aria-describedby')}"]`).textContent).toBe(
      'What users call it.',
    );
    draw('Name: must have 1 to 120 characters');
    expect(get(`[id="${input.getAttribute('aria-describedby')}"]`).textContent).toContain(
      'must have 1 to 120',
    );
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });
});

describe('Combobox', () => {
  const options = ['Billing', 'Projects', 'Reports'].map((label) => ({
    value: label.toLowerCase(),
    label,
  }));
  function Areas({ onCreate }: { onCreate?: (label: string) => void }) {
    const [value, setValue] = useState<string | null>('reports');
    return (
      <>
        <Field label="Area">
          {(wiring) => (
            <Combobox
              wiring={wiring}
              value={value}
              options={options}
              onValue={setValue}
              onCreate={onCreate}
            />
          )}
        </Field>
        <output>{value ?? 'none'}</output>
      </>
    );
  }
  const type = async (text: string) => {
    const box = get<HTMLInputElement>('input');
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await settle(() => expect(box.getAttribute('aria-expanded')).toBe('true'));
    return box;
  };
  const shown = () =>
    [...root.querySelectorAll('[role=option]')].map(({ textContent }) => textContent);

  it('narrows as one types, moves by arrows and chooses by Enter', async () => {
    render(<Areas />, root);
    expect(get<HTMLInputElement>('input').value).toBe('Reports');
    const box = await type('r');
    await settle(() => expect(shown()).toEqual(['Projects', 'Reports']));
    key(box, 'ArrowDown');
    await settle(() => expect(get('[aria-selected=true]').textContent).toBe('Reports'));
    key(box, 'ArrowUp');
    await settle(() => expect(get('[aria-selected=true]').textContent).toBe('Projects'));
    key(box, 'Enter');
    await settle(() => expect(get('output').textContent).toBe('projects'));
  });

  it('changes nothing on Esc, and chooses nothing when it is emptied and left', async () => {
    render(<Areas />, root);
    const box = await type('bil');
    key(box, 'Escape');
    await settle(() => expect(box.getAttribute('aria-expanded')).toBe('false'));
    expect(get('output').textContent).toBe('reports');
    await type('');
    box.dispatchEvent(new FocusEvent('blur'));
    await settle(() => expect(get('output').textContent).toBe('none'));
  });

  it('offers to make what is not there, and only that', async () => {
    const create = vi.fn();
    render(<Areas onCreate={create} />, root);
    const box = await type('billing');
    await settle(() => expect(shown()).toEqual(['Billing']));
    await type(' Search ');
    await settle(() => expect(shown()).toEqual(['Create “Search”']));
    key(box, 'Enter');
    expect(create).toHaveBeenCalledWith('Search');
  });
});

describe('Tabs', () => {
  it('follow the arrows round, with one stop in the tab order', async () => {
    function Three() {
      const [value, setValue] = useState('a');
      const tabs = ['a', 'b', 'c'].map((id) => ({ id, label: id.toUpperCase() }));
      return (
        <Tabs label="Three" tabs={tabs} value={value} onValue={setValue}>{`panel ${value}`}</Tabs>
      );
    }
    render(<Three />, root);
    key(get('[role=tab]'), 'ArrowLeft');
    await settle(() => expect(get('[role=tabpanel]').textContent).toBe('panel c'));
    expect(
      [...root.querySelectorAll('[role=tab]')].map((tab) => tab.getAttribute('tabindex')),
    ).toEqual(['-1', '-1', '0']);
    key(get('[data-tab=c]'), 'Home');
    await settle(() => expect(get('[role=tabpanel]').textContent).toBe('panel a'));
  });
});

describe('Menu', () => {
  it('moves by arrows and letters, and ticks the chosen one', () => {
    const chosen = vi.fn();
    const items = ['Light', 'Dark', 'System'].map((label) => ({
      id: label,
      label,
      checked: label === 'Dark',
      onSelect: () => chosen(label),
    }));
    render(
      <Menu
        label="Theme"
        items={items}
        trigger={(props) => (
          <button type="button" {...props}>
            Theme
          </button>
        )}
      />,
      root,
    );
    const menu = get('[role=menu]');
    const [light, dark, system] = [...root.querySelectorAll<HTMLElement>('[role=menuitemradio]')];
    if (!light || !dark || !system) throw new Error('three items');
    expect(dark.getAttribute('aria-checked')).toBe('true');
    dark.focus();
    key(menu, 'ArrowDown');
    expect(document.activeElement).toBe(system);
    key(menu, 'ArrowDown');
    expect(document.activeElement).toBe(light);
    key(menu, 's');
    expect(document.activeElement).toBe(system);
    system.click();
    expect(chosen).toHaveBeenCalledWith('System');
  });
});

describe('Table', () => {
  it('moves along the links of its rows by arrows', () => {
    const rows = ['a', 'b', 'c'].map((id) => ({ id }));
    render(
      <Table
        caption="Letters"
        rows={rows}
        rowKey={({ id }) => id}
        columns={[{ id: 'name', header: 'Name', cell: ({ id }) => <a href={`#${id}`}>{id}</a> }]}
      />,
      root,
    );
    const [a, b] = [...root.querySelectorAll('a')];
    if (!a || !b) throw new Error('three links');
    a.focus();
    key(a, 'ArrowDown');
    expect(document.activeElement).toBe(b);
    key(b, 'ArrowUp');
    expect(document.activeElement).toBe(a);
    key(a, 'ArrowUp');
    expect(document.activeElement).toBe(a);
  });
});

describe('ConfirmDialog', () => {
  it('stays with what went wrong, and closes once it is done', async () => {
    const close = vi.fn();
    const answers = ['The last owner stays.', undefined];
    render(
      <ConfirmDialog
        title="Remove?"
        confirmLabel="Remove"
        onClose={close}
        onConfirm={async () => answers.shift()}
      >
        They lose access.
      </ConfirmDialog>,
      root,
    );
    const submit = () =>
      get('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    submit();
    await settle(() => expect(get('[role=alert]').textContent).toBe('The last owner stays.'));
    expect(close).not.toHaveBeenCalled();
    submit();
    await settle(() => expect(close).toHaveBeenCalledOnce());
  });
});

describe('Toast', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const undo = vi.fn();
  function Page() {
    const toast = useToast();
    return (
      <button
        type="button"
        onClick={() => toast({ text: 'Archived.', action: { label: 'Undo', run: undo } })}
      >
        Archive
      </button>
    );
  }
  const cards = () => [...root.querySelectorAll('.wm-toast')];

  it('goes by itself, waits while it is held, and undoes once', async () => {
    render(
      <ToastProvider>
        <Page />
      </ToastProvider>,
      root,
    );
    get('button').click();
    await vi.waitFor(() => expect(cards()).toHaveLength(1));
    cards()[0]?.dispatchEvent(new MouseEvent('mouseenter'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(cards()).toHaveLength(1);
    cards()[0]?.dispatchEvent(new MouseEvent('mouseleave'));
    await vi.advanceTimersByTimeAsync(11_000);
    await vi.waitFor(() => expect(cards()).toHaveLength(0));
    get('button').click();
    await vi.waitFor(() => expect(cards()).toHaveLength(1));
    get('.wm-toast-action').click();
    await vi.waitFor(() => expect(cards()).toHaveLength(0));
    expect(undo).toHaveBeenCalledOnce();
  });
});

describe('CopyField', () => {
  it('says when it is copied, and what to do where the clipboard is refused', async () => {
    const write = vi
      .spyOn(navigator.clipboard, 'writeText')
      .mockResolvedValueOnce(undefined)
      .mockRejectedValueOnce(new Error('denied'));
    render(<CopyField label="Link" text="https://example.com" />, root);
    get('button').click();
    await settle(() => expect(get('[role=status]').textContent).toBe('Copied'));
    expect(write).toHaveBeenCalledWith('https://example.com');
    get('button').click();
    await settle(() => expect(get('[role=status]').textContent).toMatch(/select the text/));
  });
});

describe('what stands for a figure', () => {
  it('says it in words, for those who do not see it', () => {
    render(
      <Meter value={0.2} interval={{ low: 0.15, high: 0.26 }} max={0.5} label="20 %, 15 to 26" />,
      root,
    );
    expect(get('[role=img]').getAttribute('aria-label')).toBe('20 %, 15 to 26');
    expect(get('.wm-meter-bar').style.width).toBe('40.00%');
    expect(get('.wm-whisker').style.left).toBe('30.00%');
  });

  it('gives each state of health a word and its reason', () => {
    render(<HealthBadge health="over-matching" reason="Also matches another button." />, root);
    expect(root.textContent).toBe('Over-matching: Also matches another button.');
  });
});
