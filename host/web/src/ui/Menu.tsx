import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { IconButton } from './Button';
import { Icon, type IconName } from './Icon';

export interface MenuItem { label: string; icon?: IconName; onSelect: () => void; danger?: boolean; disabled?: boolean; checked?: boolean }

/**
 * A menu behind a button (ARIA Authoring Practices, menu button): arrows, Home, End, first letters, Escape. `trigger` draws another button in
 * place of the three dots.
 */
export function Menu({ label, items, icon = 'more', trigger, className }: { label: string; items: MenuItem[]; icon?: IconName; trigger?: (props: { 'aria-haspopup': 'menu'; 'aria-expanded': boolean; 'aria-controls': string; onClick: () => void }) => ReactNode; className?: string }) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  useEffect(() => {
    if (!isOpen)
      return;
    list.current?.querySelector<HTMLElement>('[role^=menuitem]:not([disabled])')?.focus();
    const outside = (event: PointerEvent) => { if (!root.current?.contains(event.target as Node)) setOpen(false); };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [isOpen]);

  const close = () => {
    setOpen(false);
    root.current?.querySelector<HTMLElement>('[aria-haspopup=menu]')?.focus();
  };

  const move = (event: KeyboardEvent) => {
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]:not([disabled])') ?? [])];
    const at = entries.indexOf(document.activeElement as HTMLElement);
    const to = (index: number) => { event.preventDefault(); entries.at(index % entries.length)?.focus(); };
    if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); close(); }
    else if (event.key === 'Tab') setOpen(false);
    else if (event.key === 'ArrowDown') to(at + 1);
    else if (event.key === 'ArrowUp') to(at - 1);
    else if (event.key === 'Home') to(0);
    else if (event.key === 'End') to(-1);
    else if (event.key.length === 1) entries.find((entry, index) => index !== at && entry.textContent?.toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
  };

  const button = { 'aria-haspopup': 'menu' as const, 'aria-expanded': isOpen, 'aria-controls': id, onClick: () => setOpen(!isOpen) };
  return (
    <div className={className ? `menu ${className}` : 'menu'} ref={root}>
      {trigger ? trigger(button) : <IconButton icon={icon} label={label} {...button} />}
      {isOpen && (
        <div role="menu" id={id} aria-label={label} ref={list} className="menu-list" onKeyDown={move}>
          {items.map((item) => (
            <button
              key={item.label}
              type="button"
              role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
              aria-checked={item.checked}
              tabIndex={-1}
              disabled={item.disabled}
              className={item.danger ? 'menu-item menu-item-danger' : 'menu-item'}
              onClick={() => { close(); item.onSelect(); }}
            >
              {item.icon && <Icon name={item.icon} />}
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
