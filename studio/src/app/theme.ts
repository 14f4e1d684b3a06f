import { Button, createTheme, type MantineColorsTuple } from "@mantine/core";

const blue: MantineColorsTuple = ["#e9f4fb", "#cfe6f5", "#a3cfeb", "#7cc4f0", "#4a9fd0", "#2684ba", "#0072b2", "#005a8c", "#00476f", "#003352"];

/** The look of the studio: the reports' palette, the system's own fonts, small radii. */
export const theme = createTheme({
  primaryColor: "blue",
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  colors: { blue },
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
  defaultRadius: "sm",
  respectReducedMotion: true,
  // Said explicitly, so that the style sheet can tell filled buttons from others.
  components: { Button: Button.extend({ defaultProps: { variant: "filled" } }) },
  headings: { fontWeight: "600", sizes: { h1: { fontSize: "1.15rem", lineHeight: "1.4" }, h2: { fontSize: "0.95rem", lineHeight: "1.4" }, h3: { fontSize: "0.85rem", lineHeight: "1.4" } } },
});
