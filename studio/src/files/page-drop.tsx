import { useEffect, useState } from "react";
import { bringFiles } from "./files-actions.ts";

/** Takes files that are dropped anywhere on the page, unless a view takes them itself. */
export function PageDrop() {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true && !event.defaultPrevented;
    const onOver = (event: DragEvent): void => {
      setOver(carriesFiles(event));
      // Without this the browser would open the file in place of the page.
      if (carriesFiles(event)) event.preventDefault();
    };
    const onLeave = (event: DragEvent): void => { if (event.relatedTarget === null) setOver(false); };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      void bringFiles([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener("dragover", onOver);
    addEventListener("dragleave", onLeave);
    addEventListener("drop", onDrop);
    return () => {
      removeEventListener("dragover", onOver);
      removeEventListener("dragleave", onLeave);
      removeEventListener("drop", onDrop);
    };
  }, []);
  return isOver ? <div className="page-drop" aria-hidden><span>Drop a network or a recording</span></div> : null;
}
