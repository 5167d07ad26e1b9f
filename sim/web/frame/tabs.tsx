import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

/** A panel, and the word on its tab. */
export type Tab = { readonly id: string; readonly label: string; readonly panel: ReactNode };

type Props = {
  readonly label: string;
  /** at least one */
  readonly tabs: readonly Tab[];
  /** id of the tab that is open; the first where it names none */
  readonly open: string;
  readonly onOpen: (id: string) => void;
};

/** To which tab a key leads; null for a key that leads nowhere. */
function ledTo(key: string, now: number, count: number): number | null {
  if (key === 'ArrowRight') return (now + 1) % count;
  if (key === 'ArrowLeft') return (now + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

/** Panels of which one is open, with tabs that arrows go along. */
export function Tabs({ label, tabs, open, onOpen }: Props) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = Math.max(
    0,
    tabs.findIndex((tab) => tab.id === open),
  );
  const onKey = (event: KeyboardEvent): void => {
    const to = ledTo(event.key, at, tabs.length);
    const tab = to === null ? undefined : tabs[to];
    if (to === null || tab === undefined) return;
    event.preventDefault();
    onOpen(tab.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
  };
  return (
    <section className="card tabs" aria-label={label}>
      <div className="list" role="tablist" aria-label={label} ref={list} onKeyDown={onKey} tabIndex={-1}>
        {tabs.map((tab, i) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-tab-${tab.id}`}
            aria-selected={i === at}
            aria-controls={`${id}-panel`}
            tabIndex={i === at ? 0 : -1}
            onClick={() => onOpen(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div
        className="panel"
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-tab-${tabs[at]?.id}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reached by keyboard
        tabIndex={0}
      >
        {tabs[at]?.panel}
      </div>
    </section>
  );
}
