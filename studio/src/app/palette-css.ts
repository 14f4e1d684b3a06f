import { themes } from "@nullcline/report/palette.ts";

const properties = (theme: Readonly<Record<string, string>>): string => Object.entries(theme).map(([name, value]) => `${name}:${value}`).join(";");

/** The reports' colours as custom properties, under Mantine's names of the two schemes. */
export const paletteCss = `:root[data-mantine-color-scheme="light"]{${properties(themes.light)}}:root[data-mantine-color-scheme="dark"]{${properties(themes.dark)}}`;
