import { type ReactNode, useId } from 'react';

/** KERN's radio buttons: a choice of few, all of them seen. */
export function RadioGroup<T extends string>({ legend, hint, value, options, onChange, children, className }: {
  legend: string;
  hint?: string;
  value: T;
  options: { value: T; label: string; hint?: string; picture?: ReactNode }[];
  onChange: (value: T) => void;
  children?: ReactNode;
  className?: string;
}) {
  const id = useId();
  return (
    <fieldset className={className ? `radio-group ${className}` : 'radio-group'} aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend className="kern-label">{legend}</legend>
      {hint && <p className="kern-hint" id={`${id}-hint`}>{hint}</p>}
      <div className="radio-options">
        {options.map((option) => (
          <div key={option.value} className="kern-form-check">
            <input
              id={`${id}-${option.value}`}
              type="radio"
              name={id}
              className="kern-form-check__radio"
              checked={option.value === value}
              aria-describedby={option.hint ? `${id}-${option.value}-hint` : undefined}
              onChange={() => onChange(option.value)}
            />
            <label className="kern-label" htmlFor={`${id}-${option.value}`}>
              {option.picture}
              <span>{option.label}{option.hint && <span className="radio-hint" id={`${id}-${option.value}-hint`}>{option.hint}</span>}</span>
            </label>
          </div>
        ))}
      </div>
      {children}
    </fieldset>
  );
}
