import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';

/** What stands where there is nothing yet: why, and what to do. */
export function EmptyState({ icon, title, level = 2, children }: { icon: IconName; title: string; level?: 1 | 2 | 3; children?: ReactNode }) {
  const Heading = `h${level}` as const;
  return (
    <div className="empty-state">
      <Icon name={icon} size={40} />
      <Heading>{title}</Heading>
      {children}
    </div>
  );
}
