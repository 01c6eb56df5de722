import { useEffect, useRef } from 'react';

export type Keymap = Record<string, (() => void) | undefined>;

/**
 * Runs the handler of a key pressed outside of any control and dialog. A key is
 * named as the keyboard gives it, after "mod+" for Ctrl or Cmd; those work anywhere.
 */
export function useKeys(map: Keymap) {
  const latest = useRef(map);
  useEffect(() => {
    latest.current = map;
  });
  useEffect(() => {
    const press = (e: KeyboardEvent) => {
      const mod = e.ctrlKey || e.metaKey;
      if (e.altKey || e.isComposing || e.defaultPrevented) return;
      if (!mod && busy(e.target)) return;
      const handler = latest.current[(mod ? 'mod+' : '') + e.key];
      if (!handler) return;
      e.preventDefault();
      handler();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/** Whether typing there means something else: a control, or anything while a dialog is open. */
function busy(target: EventTarget | null): boolean {
  const at = target instanceof HTMLElement ? target : null;
  const over = document.querySelectorAll('[role=dialog][aria-modal=true], [role=menu], [role=listbox]');
  if ([...over].some((e) => e.checkVisibility())) return true;
  return at !== null && (/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) || at.isContentEditable);
}
