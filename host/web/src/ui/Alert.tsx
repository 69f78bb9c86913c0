import type { ReactNode } from 'react';
import { Icon } from './Icon';

/** KERN's alert: a title and, where there is more to say or do, a body. */
export function Alert({ kind, title, children, role = 'status' }: { kind: 'info' | 'success' | 'warning' | 'danger'; title: string; children?: ReactNode; role?: 'status' | 'alert' }) {
  return (
    <div className={`alert alert-${kind}`} role={role}>
      <Icon name={kind === 'success' ? 'check' : kind} />
      <div>
        <p className="alert-title">{title}</p>
        {children && <div className="alert-body">{children}</div>}
      </div>
    </div>
  );
}
