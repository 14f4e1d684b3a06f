import type { ReactNode } from "react";

/** A titled part of a view; `actions` stand at the right of its title. */
export function Panel({ title, actions, children, className = "" }: { readonly title: string; readonly actions?: ReactNode; readonly children: ReactNode; readonly className?: string }) {
  return (
    <section className={`panel ${className}`} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {actions}
      </header>
      <div className="body">{children}</div>
    </section>
  );
}
