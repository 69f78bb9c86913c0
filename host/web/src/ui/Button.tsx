import type { ButtonHTMLAttributes, Ref } from 'react';
import { classes } from './classes';
import { Icon, type IconName } from './Icon';

type Common = ButtonHTMLAttributes<HTMLButtonElement> & { ref?: Ref<HTMLButtonElement> };

/** KERN's button. `primary` at most once in a view. */
export function Button({ kind = 'secondary', icon, small = false, className, children, ...rest }: Common & { kind?: 'primary' | 'secondary' | 'tertiary'; icon?: IconName; small?: boolean }) {
  return (
    <button type="button" className={classes('kern-btn', `kern-btn--${kind}`, small && 'btn-small', className)} {...rest}>
      {icon && <Icon name={icon} />}
      <span className="kern-label">{children}</span>
    </button>
  );
}

/** A button that shows an icon; its label is read out and shown as a hint. */
export function IconButton({ icon, label, className, size = 20, ...rest }: Common & { icon: IconName; label: string; size?: number }) {
  return (
    <button type="button" className={classes('icon-button', className)} aria-label={label} title={label} {...rest}>
      <Icon name={icon} size={size} />
    </button>
  );
}
