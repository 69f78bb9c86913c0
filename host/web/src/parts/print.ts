/** Prints one part of the page alone. */
export function printPart(element: HTMLElement): void {
  const root = document.documentElement;
  const done = () => {
    delete root.dataset['print'];
    delete element.dataset['printed'];
  };
  root.dataset['print'] = 'part';
  element.dataset['printed'] = '';
  window.addEventListener('afterprint', done, { once: true });
  window.print();
}
