import { Button } from "@mantine/core";
import { useState } from "react";
import { saveFile } from "../app/save-file.ts";
import { svgPicture } from "./svg-picture.ts";
import "./save-buttons.css";
import { errorText } from "../app/error-text.ts";

/** Saves a figure as SVG or PNG, both with the command that reproduces it in their metadata. */
export function SaveButtons({ name, title, drawn }: { readonly name: string; readonly title: string; readonly drawn: () => Promise<string> }) {
  const [complaint, setComplaint] = useState<string>();
  const save = async (write: (svg: string) => Promise<void>): Promise<void> => {
    try {
      await write(await drawn());
      setComplaint(undefined);
    } catch (error) {
      setComplaint(errorText(error));
    }
  };
  const svg = (): Promise<void> => save(async (text) => saveFile(`${name}.svg`, new Blob([text], { type: "image/svg+xml" })));
  const png = (): Promise<void> => save(async (text) => saveFile(`${name}.png`, new Blob([await svgPicture(text)], { type: "image/png" })));
  return (
    <span className="save-buttons">
      {complaint === undefined ? null : <span role="alert" className="note">{complaint}</span>}
      <Button size="compact-xs" variant="default" aria-label={`Save ${title} as SVG`} onClick={() => void svg()}>SVG</Button>
      <Button size="compact-xs" variant="default" aria-label={`Save ${title} as PNG`} onClick={() => void png()}>PNG</Button>
    </span>
  );
}
