import { useEffect, useRef } from "react";

/**
 * Does something whenever the page's colours have changed, for what is drawn on canvases. A component's own effects come
 * too early: the colours change with an attribute that is set after them.
 */
export function useThemeChange(onChange: () => void): void {
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    const observer = new MutationObserver(() => latest.current());
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-mantine-color-scheme"] });
    return () => observer.disconnect();
  }, []);
}
