import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { useTexts } from '../texts';
import { Button, IconButton } from './Button';
import { uiTexts } from './texts';

interface Toast { id: number; text: string; action?: { label: string; run: () => void } }
const store = createStore<{ toasts: Toast[]; next: number }>(() => ({ toasts: [], next: 1 }));
const remove = (id: number) => store.setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) }));

/** Says shortly what has been done, with a way back where there is one. It goes by itself, but not while it has the focus or the pointer. */
export function toast(text: string, action?: Toast['action']): void {
  store.setState((state) => ({ toasts: [...state.toasts.slice(-2), { id: state.next, text, ...(action ? { action } : {}) }], next: state.next + 1 }));
}

function ToastView({ toast: shown }: { toast: Toast }) {
  const texts = useTexts(uiTexts);
  useEffect(() => {
    let timer = setTimeout(tryRemove, shown.action ? 10_000 : 5_000);
    function tryRemove() {
      const element = document.getElementById(`toast-${shown.id}`);
      if (element?.matches(':hover, :focus-within'))
        timer = setTimeout(tryRemove, 2_000);
      else
        remove(shown.id);
    }
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div id={`toast-${shown.id}`} className="toast">
      <span>{shown.text}</span>
      {shown.action && <Button kind="tertiary" small onClick={() => { shown.action!.run(); remove(shown.id); }}>{shown.action.label}</Button>}
      <IconButton icon="close" label={texts.close} onClick={() => remove(shown.id)} />
    </div>
  );
}

export function Toasts() {
  const toasts = useStore(store, (state) => state.toasts);
  return <div className="toasts" role="status">{toasts.map((one) => <ToastView key={one.id} toast={one} />)}</div>;
}
